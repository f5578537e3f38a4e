package org.stepdown.enrollment.staff.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code staff_action}. */
@Component
final class PostgresStaffActions implements StaffActions {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    PostgresStaffActions(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
            values (:id, :action, :subject, :by, :reason, :at, :details::jsonb, :digest)
            on conflict (id) do nothing
            """)
                .param("id", action.id())
                .param("action", action.action())
                .param("subject", action.subject())
                .param("by", action.by())
                .param("reason", action.reason())
                .param("at", Timestamp.from(action.at()))
                .param("details", details)
                .param("digest", digest)
                .update();
    }

    private static String digest(StaffAction action, String details) {
        String all = String.join("\n", action.action(), action.subject(), action.by(), action.reason() + "", details);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
