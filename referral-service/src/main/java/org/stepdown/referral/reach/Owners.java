package org.stepdown.referral.reach;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Reach;

/** Finds out whether something is of a facility within reach. What is no identity is of none. */
@Repository
class Owners {

    private final JdbcClient jdbc;

    Owners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The message itself names who sent it. */
    boolean covers(Reach reach, @Nullable String message) {
        return finds(reach, message, """
                select exists (select from source_message
                               where id = :id and (:all or facility = any(:facilities::text[])))
                """);
    }

    boolean isHeld(@Nullable String message) {
        return finds(
                Reach.EVERYTHING,
                message,
                "select exists (select from source_message where id = :id and status = 'QUARANTINED')");
    }

    /** A referral is of every facility whose messages contributed to it. */
    boolean coversReferral(Reach reach, @Nullable String referral) {
        return finds(reach, referral, """
                select exists (select from referral where id = :id and :all)
                    or exists (select from referral_cause c join message_event e using (event_id)
                               join source_message m on m.id = e.message_id
                               where c.referral_id = :id and m.facility = any(:facilities::text[]))
                """);
    }

    private boolean finds(Reach reach, @Nullable String id, String asking) {
        return AccessRules.id(id)
                .map(uuid -> jdbc.sql(asking)
                        .param("id", uuid)
                        .param("all", reach.everything())
                        .param("facilities", reach.names().toArray(String[]::new))
                        .query(Boolean.class)
                        .single())
                .orElse(false);
    }
}
