package org.stepdown.referral.loop;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.IncomingEvent;
import org.stepdown.events.Reason;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.AttendanceStatus;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.enrollment.SeatChanged;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.loop.Recipients.Recipient;

/** Queues what senders are to hear of an event, in the transaction that takes it: once for each event and target. */
final class TellSenders {

    private final Recipients recipients;
    private final Bookings bookings;
    private final Queue queue;
    private final Clock clock;

    TellSenders(Recipients recipients, Bookings bookings, Queue queue, Clock clock) {
        this.recipients = recipients;
        this.bookings = bookings;
        this.queue = queue;
        this.clock = clock;
    }

    /** Something to tell, before it is known to whom. */
    private record News(
            Told told,
            ReferralStatus status,
            List<String> reasons,
            Instant at,
            @Nullable Session open) {

        /** As a recipient may hear it. */
        Notice to(Recipient recipient, UUID referral, @Nullable Booking booking) {
            Session session = booking == null
                    ? open
                    : booking.session(recipient.disclosure().restricted());
            return new Notice(
                    told, referral, status, recipient.disclosure().reasons(reasons), at, session, recipient.sender());
        }
    }

    void tell(IncomingEvent event) {
        switch (event.event()) {
            case ReferralStatusChanged changed -> status(event, changed);
            case SeatChanged changed ->
                queue.lock(changed.getReferralId())
                        .ifPresent(standing -> booking(
                                event,
                                changed.getReferralId(),
                                Booking.after(bookings.find(changed.getReferralId()), changed),
                                standing,
                                changed.getOccurredAt()));
            case AttendanceRecorded recorded ->
                queue.lock(recorded.getReferralId()).ifPresent(standing -> attendance(event, recorded, standing));
            default -> throw new IllegalArgumentException("not an event of the loop");
        }
    }

    private void status(IncomingEvent event, ReferralStatusChanged changed) {
        UUID referral = changed.getReferralId();
        if (changed.getStatus() == ReferralStatus.UNKNOWN
                || queue.lock(referral).isEmpty()) {
            return;
        }
        Booking.Step step = Booking.after(bookings.find(referral), changed);
        List<String> reasons =
                changed.getReasons().stream().map(Reason::getCode).toList();
        News status = new News(Told.STATUS, changed.getStatus(), reasons, changed.getOccurredAt(), null);
        Booking booking = step.booking();
        boolean stands = booking != null && booking.state() == Booking.State.BOOKED;
        queue(event, referral, status, stands ? booking : null);
        booking(event, referral, step, changed.getStatus(), changed.getOccurredAt());
    }

    private void booking(IncomingEvent event, UUID referral, Booking.Step step, ReferralStatus standing, Instant at) {
        if (step.booking() != null) {
            bookings.save(step.booking());
        }
        if (step.told() != null) {
            queue(event, referral, new News(step.told(), standing, List.of(), at, null), step.booking());
        }
    }

    private void attendance(IncomingEvent event, AttendanceRecorded recorded, ReferralStatus standing) {
        UUID referral = recorded.getReferralId();
        Booking before = bookings.find(referral);
        if (before != null && before.isOn(recorded.getSessionDate())) {
            booking(event, referral, Booking.after(before, recorded), standing, recorded.getOccurredAt());
            return;
        }
        Session session = new Session(
                recorded.getSessionId(),
                recorded.getSessionDate(),
                null,
                before == null ? ZoneOffset.UTC : before.zone(),
                null);
        boolean told = queue.toldOfNoShow(referral, session.id());
        boolean missed = recorded.getStatus() == AttendanceStatus.NO_SHOW;
        if (missed != told && (missed || recorded.getCorrects())) {
            Told news = missed ? Told.NO_SHOW : Told.CAME_AFTER_ALL;
            queue(event, referral, new News(news, standing, List.of(), recorded.getOccurredAt(), session), null);
        }
    }

    private void queue(IncomingEvent event, UUID referral, News news, @Nullable Booking booking) {
        if (!recipients.any()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Queue.Entry> entries = new ArrayList<>();
        for (Recipient recipient : recipients.of(referral)) {
            if (hears(recipient, news)) {
                String name = "loop/" + recipient.target() + "/" + news.told().stream();
                entries.add(new Queue.Entry(
                        EventIds.derived(event.eventId(), name),
                        recipient.target(),
                        news.to(recipient, referral, booking),
                        event.trail().correlationId(),
                        event.eventId()));
            }
        }
        queue.add(entries, now);
    }

    /** A Task has no appointments, but shows that a patient did not come, where the status itself does not say so. */
    private static boolean hears(Recipient recipient, News news) {
        return switch (recipient.kind()) {
            case WEBHOOK -> true;
            case HL7_MLLP -> news.told() == Told.STATUS || recipient.appointments();
            case FHIR_TASK ->
                switch (news.told()) {
                    case STATUS, CAME_AFTER_ALL -> true;
                    case NO_SHOW -> news.status() != ReferralStatus.NO_SHOW;
                    case BOOKED, MOVED, CANCELLED -> false;
                };
        };
    }
}
