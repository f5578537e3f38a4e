package org.stepdown.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An alert that is just there, with a delivery to somebody that failed. */
record AnAlert(UUID id, @Nullable UUID referral, UUID delivery) {

    static AnAlert of(@Nullable String program, boolean aboutAPatient, JdbcClient jdbc) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into alert (id, topic, subject, referral_id, key, program_id, raised_at, policy_version,
                    correlation_id, state, revision, urgency, due_at, occurrences, level)
                values (:id, 'NEEDS_REVIEW', 'case/' || :id, :referral, 'k-' || :id, :program, now(), '2026-01', :id,
                    'RAISED', 0, 'ROUTINE', now() + interval '1 year', 1, 0)
                """)
                .param("id", id)
                .param("referral", aboutAPatient ? id : null, java.sql.Types.OTHER)
                .param("program", program)
                .update();
        jdbc.sql("""
                insert into alert_change (alert_id, revision, change, at) values (?, 0, 'RAISED', now())
                """).param(id).update();
        UUID delivery = UUID.randomUUID();
        jdbc.sql("""
                insert into delivery (id, alert_id, occasion, level, recipient, channel, state, due_at, created_at,
                    changed_at, attempts, error)
                values (:id, :alert, 'a test', 0, 'somebody', 'EMAIL', 'GIVEN_UP', now(), now(), now(), 9, 'REFUSED')
                """).param("id", delivery).param("alert", id).update();
        return new AnAlert(id, aboutAPatient ? id : null, delivery);
    }
}
