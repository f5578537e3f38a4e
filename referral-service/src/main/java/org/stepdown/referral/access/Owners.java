package org.stepdown.referral.access;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.access.Reach;

/** Finds out whether something is of a facility within reach. What is no identity at all is left to who reads it. */
@Repository
class Owners {

    private final JdbcClient jdbc;

    Owners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The message itself names who sent it. */
    boolean covers(Reach reach, @Nullable String message) {
        return isNone(message)
                || jdbc.sql("""
                        select exists (select from source_message
                                       where id = :id and (:all or facility = any(:facilities::text[])))
                        """)
                        .param("id", UUID.fromString(String.valueOf(message)))
                        .param("all", reach.everything())
                        .param("facilities", reach.names().toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
    }

    boolean isHeld(@Nullable String message) {
        return isNone(message)
                || jdbc.sql("select exists (select from source_message where id = :id and status = 'QUARANTINED')")
                        .param("id", UUID.fromString(String.valueOf(message)))
                        .query(Boolean.class)
                        .single();
    }

    /** A referral is of every facility whose messages contributed to it. */
    boolean coversReferral(Reach reach, @Nullable String referral) {
        return reach.everything()
                || isNone(referral)
                || jdbc.sql("""
                        select exists (select from referral_cause c join message_event e using (event_id)
                                       join source_message m on m.id = e.message_id
                                       where c.referral_id = :id and m.facility = any(:facilities::text[]))
                        """)
                        .param("id", UUID.fromString(String.valueOf(referral)))
                        .param("facilities", reach.names().toArray(String[]::new))
                        .query(Boolean.class)
                        .single();
    }

    private static boolean isNone(@Nullable String id) {
        return Optional.ofNullable(id)
                .filter(text -> text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"))
                .isEmpty();
    }
}
