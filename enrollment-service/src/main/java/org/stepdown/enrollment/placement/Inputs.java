package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.referral.Preferences;
import org.stepdown.enrollment.referral.Referral;

/** What a decision was made on, coded and without anything that names the patient. */
final class Inputs {

    private Inputs() {}

    static Map<String, String> of(Referral referral, Policy policy, Instant at) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Preferences wishes = referral.preferences();
        inputs.put("screening", referral.screening().name());
        inputs.put("pathways", String.join(",", referral.pathways()));
        inputs.put("conditions", joined(referral.conditions()));
        inputs.put("ageBand", ageBand(referral, policy, at));
        inputs.put("needs24HourSupervision", referral.needsSupervision().name());
        inputs.put("safeAtHome", referral.safeAtHome().name());
        inputs.put("safetyFlag", Boolean.toString(referral.safetyFlag()));
        inputs.put("priority", referral.priority().name());
        put(inputs, "sevenDayDeadline", referral.deadline());
        put(inputs, "track", wishes.track());
        put(inputs, "modality", wishes.modality());
        put(inputs, "language", wishes.language());
        put(inputs, "earliestStart", wishes.earliestStart());
        put(inputs, "sites", joined(Preference.sites(referral, policy)));
        return inputs;
    }

    private static String ageBand(Referral referral, Policy policy, Instant at) {
        LocalDate birthDate = referral.birthDate();
        if (birthDate == null) {
            return "UNKNOWN";
        }
        LocalDate today = at.atZone(referral.timeZone()).toLocalDate();
        for (AgeBand band : AgeBand.values()) {
            if (policy.admits(band, birthDate, today)) {
                return band.name();
            }
        }
        return "CHILD";
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static void put(Map<String, String> inputs, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            inputs.put(name, value.toString());
        }
    }
}
