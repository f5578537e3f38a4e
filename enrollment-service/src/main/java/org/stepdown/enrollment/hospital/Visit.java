package org.stepdown.enrollment.hospital;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.hospital.VisitFact.Kind;
import org.stepdown.enrollment.hospital.VisitFact.Setting;

/**
 * A visit as its facts leave it.
 *
 * @param id the visit
 * @param setting what kind of visit it is
 * @param emergency whether it came in by the emergency department, also when the patient stayed
 * @param opened whether anything began it
 * @param cancelled whether it never was
 * @param reopened whether its end was taken back, and nobody has ended it since
 * @param beganAt when it began
 * @param endedAt when it ended; null while the patient is there
 * @param disposition where the patient went
 */
public record Visit(
        UUID id,
        Setting setting,
        boolean emergency,
        boolean opened,
        boolean cancelled,
        boolean reopened,
        Instant beganAt,
        @Nullable Instant endedAt,
        @Nullable String disposition) {

    static Visit first(VisitFact fact) {
        return new Visit(fact.visit(), fact.setting(), false, false, false, false, fact.occurredAt(), null, null);
    }

    /** Whether it took place. */
    public boolean stands() {
        return opened && !cancelled;
    }

    /** Whether the patient is there. */
    public boolean isOpen() {
        return stands() && endedAt == null;
    }

    Visit after(VisitFact fact) {
        boolean begins = fact.kind() == Kind.BEGAN || fact.kind() == Kind.CLASS_CHANGED || fact.kind() == Kind.ENDED;
        boolean ends = fact.kind() == Kind.ENDED || fact.kind() == Kind.LAPSED;
        boolean goesOn = fact.kind() == Kind.END_CANCELLED || fact.kind() == Kind.CLASS_CHANGED;
        return new Visit(
                id,
                begins ? fact.setting() : setting,
                emergency || begins && fact.setting() == Setting.EMERGENCY,
                opened || begins,
                fact.kind() == Kind.CANCELLED || cancelled && !begins,
                fact.kind() == Kind.END_CANCELLED || reopened && !ends,
                opened || !begins ? beganAt : Objects.requireNonNullElse(fact.beganAt(), fact.occurredAt()),
                ends ? fact.occurredAt() : goesOn ? null : endedAt,
                ends ? fact.disposition() : goesOn ? null : disposition);
    }
}
