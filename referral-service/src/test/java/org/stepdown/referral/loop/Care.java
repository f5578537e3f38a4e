package org.stepdown.referral.loop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.events.Actor;
import org.stepdown.events.ActorKind;
import org.stepdown.events.Cause;
import org.stepdown.events.Modality;
import org.stepdown.events.Reason;
import org.stepdown.events.Topics;
import org.stepdown.events.Track;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.enrollment.CohortSummary;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.referral.ReferralStatus;

/** Enrollment, as far as this service can tell. */
public final class Care {

    static final Instant FIRST_SESSION = Instant.parse("2026-03-10T14:00:00Z");

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionOperations transactions;

    public Care(ApplicationContext service) {
        jdbc = service.getBean(JdbcClient.class);
        outbox = service.getBean(Outbox.class);
        transactions = service.getBean(TransactionOperations.class);
    }

    public void says(UUID referral, ReferralStatus status, String... reasons) {
        Instant now = now();
        CohortSummary cohort = status == ReferralStatus.ENROLLED ? cohort(FIRST_SESSION) : null;
        send(referral, changed(referral, status, now, cohort, reasons));
    }

    void books(UUID referral, Instant session) {
        send(referral, changed(referral, ReferralStatus.ENROLLED, now(), cohort(session)));
    }

    void attendance(UUID referral, AttendanceStatus status, LocalDate date, UUID session, boolean corrects) {
        send(
                referral,
                new AttendanceRecorded(
                        now(),
                        referral,
                        "C1",
                        session,
                        date,
                        status,
                        0,
                        180,
                        corrects,
                        new Actor(ActorKind.SYSTEM, null)));
    }

    private static ReferralStatusChanged changed(
            UUID referral, ReferralStatus status, Instant now, @Nullable CohortSummary cohort, String... reasons) {
        return new ReferralStatusChanged(
                now,
                referral,
                status,
                ReferralStatus.RECEIVED,
                List.of(reasons).stream()
                        .map(code -> new Reason(code, Map.of(), "2026-01"))
                        .toList(),
                cohort,
                "intake",
                null,
                new Actor(ActorKind.SYSTEM, null),
                new Cause(UUID.randomUUID(), "ReferralOpened", now, null));
    }

    private static CohortSummary cohort(Instant session) {
        return new CohortSummary(
                "C1",
                "P1",
                "Opioid recovery mornings",
                "NORTH",
                "America/New_York",
                Track.MORNING,
                Modality.IN_PERSON,
                null,
                session);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private void send(UUID referral, SpecificRecord event) {
        String patient = jdbc.sql("select patient_key from referral where id = :id")
                .param("id", referral)
                .query(String.class)
                .single();
        OutgoingEvent outgoing = new OutgoingEvent(
                UUID.randomUUID(), Topics.ENROLLMENT.name(), patient, event, now(), Trail.start(UUID.randomUUID()));
        transactions.executeWithoutResult(status -> outbox.append(List.of(outgoing)));
    }
}
