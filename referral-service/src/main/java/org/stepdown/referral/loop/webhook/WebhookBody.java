package org.stepdown.referral.loop.webhook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.loop.Delivery;
import org.stepdown.referral.loop.Notice;
import org.stepdown.referral.loop.Session;
import org.stepdown.referral.loop.Told;

/**
 * What a webhook says. No name, birth date, number or diagnosis of a patient.
 *
 * @param id the delivery; the same when it comes again
 * @param type what happened
 * @param sequence grows from one message about a referral to the next
 * @param occurredAt when it happened
 * @param application the sender's application
 * @param facility the sender's facility
 * @param controlId the sender's own control id of its latest message about the referral
 * @param requestNumber the sender's own number of the request, where it made one
 * @param referralId the referral, as {@code GET /api/referrals/{id}} knows it
 * @param status status of the referral
 * @param reasons why, coded
 * @param session the session, for what happens to one
 * @param redisclosure what 42 CFR Part 2 says of telling others, where it is about records under it
 */
record WebhookBody(
        UUID id,
        String type,
        long sequence,
        Instant occurredAt,
        String application,
        String facility,
        @Nullable String controlId,
        @Nullable String requestNumber,
        UUID referralId,
        String status,
        List<String> reasons,
        @Nullable SessionBody session,
        @Nullable String redisclosure) {

    /** A session: when it is, and where if that may be said. */
    record SessionBody(
            UUID id,
            LocalDate date,
            @Nullable Instant startsAt,
            @Nullable String site) {

        static @Nullable SessionBody of(@Nullable Session session) {
            return session == null
                    ? null
                    : new SessionBody(session.id(), session.date(), session.startsAt(), session.site());
        }
    }

    static WebhookBody of(Delivery delivery) {
        Notice notice = delivery.notice();
        return new WebhookBody(
                delivery.id(),
                type(notice.told()),
                delivery.sequence(),
                notice.at(),
                notice.sender().application(),
                notice.sender().facility(),
                notice.sender().controlId(),
                notice.sender().requestKey(),
                notice.referralId(),
                notice.status().name(),
                notice.reasons(),
                SessionBody.of(notice.session()),
                delivery.restricted() ? Delivery.REDISCLOSURE : null);
    }

    private static String type(Told told) {
        return switch (told) {
            case STATUS -> "referral.status";
            case BOOKED -> "session.booked";
            case MOVED -> "session.moved";
            case CANCELLED -> "session.cancelled";
            case NO_SHOW -> "session.no_show";
            case CAME_AFTER_ALL -> "session.no_show_taken_back";
        };
    }
}
