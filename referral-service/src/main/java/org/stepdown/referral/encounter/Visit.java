package org.stepdown.referral.encounter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as its facts leave it.
 *
 * @param last the visit as last described
 * @param opened whether anything opened it; an update alone does not
 * @param withdrawn whether its admission or registration was cancelled
 * @param emergency whether it came in by the emergency department, also when it became an inpatient stay
 * @param lapsed whether it hung open so long that the system closed it; nobody said that it ended
 * @param arrivedAt when it began
 * @param openSince when it began, or was opened again
 * @param dischargedBy the discharge that stands; null while the patient is there
 * @param discharges identities of the discharge that stands and of those that it repeats or corrects
 * @param disposition disposition as last told
 * @param diagnoses diagnoses as last told
 * @param attestations attestations, oldest first
 * @param events every event about it
 */
public record Visit(
        Stay last,
        boolean opened,
        boolean withdrawn,
        boolean emergency,
        boolean lapsed,
        Instant arrivedAt,
        Instant openSince,
        @Nullable Fact dischargedBy,
        List<UUID> discharges,
        @Nullable String disposition,
        List<Diagnosis> diagnoses,
        List<Attestation> attestations,
        List<UUID> events) {

    public Visit {
        diagnoses = List.copyOf(diagnoses);
        attestations = List.copyOf(attestations);
        events = List.copyOf(events);
        discharges = List.copyOf(discharges);
    }

    static Visit first(Stay stay, Fact fact) {
        return new Visit(
                stay,
                false,
                false,
                false,
                false,
                fact.occurredAt(),
                fact.occurredAt(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
    }

    /** Whether it took place. */
    public boolean stands() {
        return opened && !withdrawn;
    }

    /** Whether an emergency visit has been open since before that time, with no word of its end. */
    public boolean hangsOpenSince(Instant time) {
        return stands()
                && !lapsed
                && dischargedBy == null
                && last.patientClass() == PatientClass.EMERGENCY
                && openSince.isBefore(time);
    }

    Visit after(Fact fact, Stay stay) {
        boolean opens = switch (fact.kind()) {
            case ADMITTED, REGISTERED, DISCHARGED, CLASS_CHANGED -> true;
            default -> false;
        };
        boolean arrives = stay.patientClass() == PatientClass.EMERGENCY && opens;
        Instant arrived = opened || !opens ? arrivedAt : arrival(fact, stay);
        return new Visit(
                describes(fact) ? last.then(stay) : last,
                opened || opens,
                fact.kind() == Fact.Kind.ADMISSION_CANCELLED || withdrawn && !opens,
                emergency || arrives,
                fact.kind() == Fact.Kind.LAPSED || lapsed && !opens,
                arrived,
                opensAgain(fact) ? fact.occurredAt() : opened ? openSince : arrived,
                discharge(fact),
                discharges(fact),
                disposition(fact, stay),
                fact.diagnoses().isEmpty() ? diagnoses : fact.diagnoses(),
                joined(attestations, fact.attestations()),
                joined(events, List.of(fact.eventId())));
    }

    private boolean opensAgain(Fact fact) {
        return opened && (fact.kind() == Fact.Kind.DISCHARGE_CANCELLED || fact.kind() == Fact.Kind.CLASS_CHANGED);
    }

    private @Nullable Fact discharge(Fact fact) {
        return switch (fact.kind()) {
            case DISCHARGED -> fact;
            case DISCHARGE_CANCELLED, ADMISSION_CANCELLED, CLASS_CHANGED -> null;
            default -> dischargedBy;
        };
    }

    private List<UUID> discharges(Fact fact) {
        return discharge(fact) == null
                ? List.of()
                : fact.kind() == Fact.Kind.DISCHARGED ? joined(discharges, List.of(fact.eventId())) : discharges;
    }

    /** Where the patient went is said of a discharge: when that is taken back, or another visit made of it, so is this. */
    private @Nullable String disposition(Fact fact, Stay stay) {
        return switch (fact.kind()) {
            case DISCHARGE_CANCELLED, ADMISSION_CANCELLED, CLASS_CHANGED -> null;
            default -> stay.disposition() == null ? disposition : stay.disposition();
        };
    }

    private static boolean describes(Fact fact) {
        return switch (fact.kind()) {
            case PREADMITTED, LAPSED, DISCHARGE_CANCELLED, ADMISSION_CANCELLED -> false;
            default -> true;
        };
    }

    private static Instant arrival(Fact fact, Stay stay) {
        return stay.admittedAt() == null ? fact.occurredAt() : stay.admittedAt();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
