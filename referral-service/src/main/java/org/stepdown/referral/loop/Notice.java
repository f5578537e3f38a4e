package org.stepdown.referral.loop;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.referral.ReferralStatus;

/**
 * What one sender is told, in the sender's own terms. It names nobody: whom it is about, the sender knows by its own ids.
 *
 * @param told what it is about
 * @param referralId the referral, by our id
 * @param status status of the referral in the closed loop (domain rules, section 9)
 * @param reasons why, coded; what could hint at a diagnosis is not among them
 * @param at when it became so
 * @param session the session, for what is told of one
 * @param sender who is told, and what it calls things
 */
public record Notice(
        Told told,
        UUID referralId,
        ReferralStatus status,
        List<String> reasons,
        Instant at,
        @Nullable Session session,
        Sender sender) {

    public Notice {
        reasons = List.copyOf(reasons);
    }

    /** The same without a word on when the patient is to come. */
    Notice withoutSession() {
        return new Notice(told, referralId, status, reasons, at, null, sender);
    }

    /**
     * Who sent what the referral came of, and gets the answer.
     *
     * @param application sending application
     * @param facility sending facility
     * @param controlId control id of its latest message about it
     * @param answers control id of the REF that asked for it; null when nobody asked by HL7 v2
     * @param requestKey the sender's own number of the request; null when it only told of a visit
     * @param requestAuthority who gave that number
     * @param fact the sender's fact that says who the patient is
     */
    public record Sender(
            String application,
            String facility,
            @Nullable String controlId,
            @Nullable String answers,
            @Nullable String requestKey,
            @Nullable String requestAuthority,
            UUID fact) {}
}
