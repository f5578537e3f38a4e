package org.stepdown.notification.dispatch.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.dispatch.Webhooks;

/** The table of webhooks. */
@Component
final class WebhookTable implements Webhooks {

    private final JdbcClient jdbc;

    WebhookTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Webhook of(String recipient) {
        return jdbc.sql("select shape, secret from webhook where recipient = ?")
                .param(recipient)
                .query((row, n) -> new Webhook(Shape.valueOf(row.getString("shape")), row.getString("secret")))
                .optional()
                .orElse(Webhook.UNSAID);
    }

    @Override
    public void keep(String recipient, Shape shape, @Nullable String secret, Instant now) {
        jdbc.sql("""
                insert into webhook (recipient, shape, secret, changed_at) values (:recipient, :shape, :secret, :now)
                on conflict (recipient) do update set shape = excluded.shape,
                    secret = coalesce(excluded.secret, webhook.secret), changed_at = excluded.changed_at
                """)
                .param("recipient", recipient)
                .param("shape", shape.name())
                .param("secret", secret)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
