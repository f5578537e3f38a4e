package org.stepdown.enrollment.policy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Policies as they are stored: versions with the time from which each holds. They are only ever added to. */
@Component
public final class PolicyDocuments {

    /** Where the versions of a policy are. */
    public enum Kind {
        ATTENDANCE("attendance_policy"),
        FOLLOW_UP("follow_up_policy");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    /**
     * A version.
     *
     * @param document what it says, as JSON
     */
    public record Version(String version, Instant effectiveFrom, String document) {}

    private final JdbcClient jdbc;

    PolicyDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All versions, the oldest first. */
    public List<Version> versions(Kind kind) {
        return jdbc.sql("select version, effective_from, document from " + kind.table + " order by effective_from")
                .query((row, number) -> new Version(
                        row.getString("version"),
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        row.getString("document")))
                .list();
    }

    /** Adds a version; false when there is one of this name or from that time. */
    public boolean add(Kind kind, Version version) {
        return jdbc.sql("insert into " + kind.table + """
                         (version, effective_from, document) values (:version, :from, :document::jsonb)
                        on conflict do nothing
                        """)
                        .param("version", version.version())
                        .param("from", Timestamp.from(version.effectiveFrom()))
                        .param("document", version.document())
                        .update()
                == 1;
    }
}
