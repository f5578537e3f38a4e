package org.stepdown.referral.intake.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.encounter.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The locations of a visit. FHIR nests them: a bed is part of a room, a room of a ward. */
final class Stays {

    private static final int DEEPEST = 5;

    private Stays() {}

    /** Where the patient is, or was last: the last location that is neither left nor only planned; -1 without one. */
    static int current(Encounter encounter) {
        List<EncounterLocationComponent> stays = encounter.getLocation();
        for (int i = stays.size() - 1; i >= 0; i--) {
            EncounterLocationStatus status = stays.get(i).getStatus();
            if (status == null || status == EncounterLocationStatus.ACTIVE) {
                return i;
            }
        }
        return stays.size() - 1;
    }

    /** Where the patient was before; -1 when that is not told. */
    static int prior(Encounter encounter) {
        int current = current(encounter);
        for (int i = encounter.getLocation().size() - 1; i >= 0; i--) {
            if (i != current && encounter.getLocation().get(i).getStatus() == EncounterLocationStatus.COMPLETED) {
                return i;
            }
        }
        return -1;
    }

    /** The reference to the ward, from that to a bed, a room or the ward itself. */
    static JsonNode ward(Names names, JsonNode encounter, JsonNode reference) {
        JsonNode here = reference;
        for (int i = 0; i < DEEPEST; i++) {
            JsonNode target = names.target(encounter, here);
            boolean inner = isA(target, "bd") || isA(target, "ro");
            if (!inner || target.path("partOf").isMissingNode()) {
                return here;
            }
            here = target.path("partOf");
        }
        return here;
    }

    /** What the ward is called first; null when it isn't. */
    static @Nullable String unit(Names names, JsonNode encounter, int index) {
        List<String> called = names.of(encounter, ward(names, encounter, reference(encounter, index)));
        return called.isEmpty() ? null : called.getFirst();
    }

    /** Null when there is no such location or nothing is known of it. */
    static @Nullable Location location(Names names, JsonNode encounter, int index, @Nullable String unit) {
        JsonNode reference = reference(encounter, index);
        String room = part(names, encounter, reference, "ro");
        String bed = part(names, encounter, reference, "bd");
        return unit == null && room == null && bed == null ? null : new Location(null, unit, room, bed);
    }

    private static JsonNode reference(JsonNode encounter, int index) {
        return index < 0
                ? MissingNode.getInstance()
                : encounter.path("location").path(index).path("location");
    }

    private static @Nullable String part(Names names, JsonNode encounter, JsonNode reference, String type) {
        JsonNode here = reference;
        for (int i = 0; i < DEEPEST; i++) {
            JsonNode target = names.target(encounter, here);
            if (isA(target, type)) {
                List<String> called = names.of(encounter, here);
                return called.isEmpty() ? null : called.getFirst();
            }
            here = target.path("partOf");
        }
        return null;
    }

    private static boolean isA(JsonNode location, String physicalType) {
        for (JsonNode coding : location.path("physicalType").path("coding")) {
            if (Sent.text(coding, "code").equals(physicalType)) {
                return true;
            }
        }
        return false;
    }
}
