package org.stepdown.referral.intake.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

/** Picks of the many names that FHIR has for a place the one by which the registry knows it. */
final class Places {

    private final SourceRegistry registry;

    Places(SourceRegistry registry) {
        this.registry = registry;
    }

    /** A place, and what the registry knows of it. */
    record Place(
            String facility,
            @Nullable String unit,
            @Nullable String hospitalService,
            Source source) {}

    /** The name that the registry knows, else the first; empty when there is none. */
    String facility(String application, List<String> names) {
        return names.stream()
                .filter(name -> isKnown(application, name))
                .findFirst()
                .orElseGet(() -> names.stream()
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse(""));
    }

    private boolean isKnown(String application, String facility) {
        return registry.find(application, facility, null, null).setting() != CareSetting.UNKNOWN;
    }

    /** A source URI names an application by the end of its path; what follows that names the request. */
    static String application(String source) {
        String path = source.replaceFirst("#.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The sender's facility counts where the registry does not know that of the visit. */
    Place place(Envelope sender, List<String> facilities, List<String> units, List<String> services) {
        String application = sender.application();
        String facility = facilities.stream()
                .filter(name -> isKnown(application, name))
                .findFirst()
                .orElse(sender.facility());
        Source plain = registry.find(application, facility, null, null);
        String unit = units.stream()
                .filter(name ->
                        !registry.find(application, facility, name, null).equals(plain))
                .findFirst()
                .orElseGet(() -> units.stream()
                        .filter(name -> !facilities.contains(name) && !name.equals(facility))
                        .findFirst()
                        .orElse(null));
        String service = services.stream()
                .filter(name ->
                        !registry.find(application, facility, null, name).equals(plain))
                .findFirst()
                .orElse(services.isEmpty() ? null : services.getFirst());
        return new Place(facility, unit, service, registry.find(application, facility, unit, service));
    }
}
