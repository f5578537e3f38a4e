package org.stepdown.enrollment.staff.postgres;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code staff_action}. */
@Component
final class PostgresStaffActions implements StaffActions {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    private final Vault vault;
    private final SealedColumn orders;

    PostgresStaffActions(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.orders = vault.column("staff_action", "id", "details");
    }

    @Override
    public void keep(StaffAction action) {
        insert(action, null, null);
    }

    /** Two requests of one identity at the same time: the second waits here for what becomes of the first. */
    @Override
    public Kept keepOnce(StaffAction action, Object order) {
        String details = MAPPER.writeValueAsString(order);
        String digest = digest(action, details);
        if (insert(action, details, digest) == 1) {
            return Kept.NEW;
        }
        String before = jdbc.sql("select digest from staff_action where id = :id")
                .param("id", action.id())
                .query(String.class)
                .optional()
                .orElse("");
        return before.equals(digest) ? Kept.SAME : Kept.OTHER;
    }

    private int insert(StaffAction action, @Nullable String details, @Nullable String digest) {
        return jdbc.sql("""
            insert into staff_action (id, action, subject, by, reason, at, details, digest)
            values (:id, :action, :subject, :by, :reason, :at, :details, :digest)
            on conflict (id) do nothing
            """)
                .param("id", action.id())
                .param("action", action.action())
                .param("subject", action.subject())
                .param("by", action.by())
                .param("reason", action.reason())
                .param("at", Timestamp.from(action.at()))
                .param("details", details == null ? null : orders.seal(action.id(), details), Types.BINARY)
                .param("digest", digest)
                .update();
    }

    /** Keyed, so that nobody finds out by trying what was said. */
    private String digest(StaffAction action, String details) {
        return HexFormat.of()
                .formatHex(vault.mark(
                        "order", action.action(), action.subject(), action.by(), action.reason() + "", details));
    }
}
