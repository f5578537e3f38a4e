package org.stepdown.enrollment.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.referral.Priority;

/**
 * A mandated deadline of somebody who injects drugs and waits (45 CFR 96.126): admission within 14 days, or interim
 * services within 48 hours and admission within 120 days.
 *
 * @param code what is due
 * @param at when at the latest
 */
record Deadline(String code, Instant at) {

    static final String INTERIM_SERVICES = "INTERIM_SERVICES_OVERDUE";
    static final String ADMISSION = "ADMISSION_OVERDUE";
    static final String ADMISSION_AFTER_INTERIM = "ADMISSION_AFTER_INTERIM_OVERDUE";

    /** Whether the patient still is to be admitted: waiting, being looked at or asked, and not in care already. */
    static boolean run(CaseFile file) {
        return switch (file.status()) {
            case WAITLISTED, IN_REVIEW, OFFERED -> !file.settled().begun();
            default -> false;
        };
    }

    /** The next one that nobody has been told has passed; null when there is none. */
    static @Nullable Deadline next(CaseFile file, Policy policy) {
        Priority priority = file.referral().priority();
        if (priority != Priority.INJECTING && priority != Priority.PREGNANT_INJECTING) {
            return null;
        }
        Instant from = file.referral().openedAt();
        Policy.Mandate mandate = policy.mandate();
        if (file.settled().interimAt() != null) {
            return unlessTold(file, ADMISSION_AFTER_INTERIM, from.plus(mandate.admittedWithInterim()));
        }
        Deadline interim = unlessTold(file, INTERIM_SERVICES, from.plus(mandate.interim()));
        return interim != null ? interim : unlessTold(file, ADMISSION, from.plus(mandate.admitted()));
    }

    private static @Nullable Deadline unlessTold(CaseFile file, String code, Instant at) {
        return file.settled().overdue().contains(code) ? null : new Deadline(code, at);
    }
}
