package org.stepdown.notification.delivery.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.delivery.Delivery;
import org.stepdown.notification.delivery.Delivery.About;
import org.stepdown.notification.delivery.DeliveryRecords;

/** The table of deliveries. */
@Component
final class DeliveryTables implements DeliveryRecords {

    private final JdbcTemplate jdbc;

    DeliveryTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void plan(List<Delivery> deliveries, Instant now) {
        jdbc.batchUpdate("""
                insert into delivery (id, alert_id, digest_id, occasion, level, recipient, channel, state, due_at,
                    created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """, deliveries, 500, (statement, delivery) -> bind(statement, delivery, now));
    }

    private static void bind(PreparedStatement statement, Delivery delivery, Instant now) throws SQLException {
        About about = delivery.about();
        statement.setObject(1, delivery.id());
        statement.setObject(2, about instanceof About.AnAlert alert ? alert.id() : null, Types.OTHER);
        statement.setObject(3, about instanceof About.ADigest digest ? digest.id() : null, Types.OTHER);
        statement.setString(4, delivery.occasion());
        statement.setInt(5, delivery.level());
        statement.setString(6, delivery.recipient());
        statement.setString(7, delivery.channel().name());
        statement.setString(8, delivery.channel() == Channel.INBOX ? "SENT" : "PENDING");
        statement.setObject(9, time(delivery.dueAt()));
        statement.setObject(10, time(now));
        statement.setObject(11, time(now));
    }

    @Override
    public void drop(Collection<UUID> alerts, Instant now) {
        if (!alerts.isEmpty()) {
            jdbc.update("""
                    update delivery set state = 'DROPPED', changed_at = ?
                    where alert_id = any(?) and state in ('PENDING', 'FAILED')
                    """, time(now), alerts.toArray(UUID[]::new));
        }
    }

    @Override
    public void drop(UUID alert, String occasions, Instant since, Instant now) {
        jdbc.update("""
                update delivery set state = 'DROPPED', changed_at = ?
                where alert_id = ? and starts_with(occasion, ?) and created_at >= ? and state in ('PENDING', 'FAILED')
                """, time(now), alert, occasions, time(since));
    }

    @Override
    public void restore(Collection<UUID> alerts, Instant since, Instant now) {
        if (!alerts.isEmpty()) {
            jdbc.update("""
                    update delivery set state = case when attempts = 0 then 'PENDING' else 'FAILED' end, changed_at = ?
                    where alert_id = any(?) and state = 'DROPPED' and changed_at >= ?
                    """, time(now), alerts.toArray(UUID[]::new), time(since));
        }
    }

    @Override
    public void seen(List<Seen> seen) {
        jdbc.batchUpdate("""
                update delivery set state = 'DELIVERED', changed_at = ?
                where alert_id = ? and recipient = ? and channel = 'INBOX' and state = 'SENT'
                """, seen, 500, (statement, one) -> {
            statement.setObject(1, time(one.at()));
            statement.setObject(2, one.alertId());
            statement.setString(3, one.account());
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
