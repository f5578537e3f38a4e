package org.stepdown.referral.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.Identifier;
import org.stepdown.events.encounter.Encounter;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.referral.intake.VisitEvents;
import org.stepdown.referral.intake.fhir.Places.Place;
import org.stepdown.referral.source.Source;
import tools.jackson.databind.JsonNode;

/** Reads the visit (Encounter). */
final class FhirVisit {

    /** What the systems of discharge dispositions are called; a local code 01 may mean anything. */
    private static final List<String> DISPOSITIONS =
            List.of("nubc", "discharge-disposition", "ub92", "ub04", "v2-0112", "2.16.840.1.113883.6.301.5");

    private FhirVisit() {}

    /**
     * Where the visit is.
     *
     * @param tree the same encounter as it was sent
     */
    static Place place(
            org.hl7.fhir.r4.model.Encounter encounter, JsonNode tree, Names names, Envelope sender, Places places) {
        List<String> facilities = new ArrayList<>(names.of(tree, tree.path("serviceProvider")));
        JsonNode location = tree.path("location").path(Stays.current(encounter));
        JsonNode ward = Stays.ward(names, tree, location.path("location"));
        facilities.addAll(names.of(tree, names.target(tree, ward).path("managingOrganization")));
        return places.place(
                sender,
                facilities,
                names.of(tree, ward),
                Codings.of(encounter.getServiceType()).stream()
                        .map(Coding::getCode)
                        .toList());
    }

    /** @throws FhirFault 422 without anything to know the visit by */
    static Encounter read(
            org.hl7.fhir.r4.model.Encounter encounter, JsonNode tree, Names names, Place place, String path)
            throws FhirFault {
        Source source = place.source();
        PatientClass patientClass = VisitEvents.classIn(patientClass(encounter.getClass_()), source.setting());
        Period period = encounter.getPeriod();
        int prior = Stays.prior(encounter);
        return new Encounter(
                number(encounter, place.facility(), path),
                patientClass,
                VisitEvents.settingFor(patientClass, source.setting()),
                place.facility(),
                Stays.location(names, tree, Stays.current(encounter), place.unit()),
                Stays.location(names, tree, prior, Stays.unit(names, tree, prior)),
                place.hospitalService(),
                Codings.code(encounter.getHospitalization().getAdmitSource()),
                disposition(encounter.getHospitalization().getDischargeDisposition()),
                FhirTime.instant(period.getStartElement(), source.timeZone()),
                FhirTime.instant(period.getEndElement(), source.timeZone()),
                source.timeZone().getId(),
                source.part2());
    }

    /** The visit number, else another identifier, else the encounter's own id. */
    private static Identifier number(org.hl7.fhir.r4.model.Encounter encounter, String facility, String path)
            throws FhirFault {
        List<Identifier> numbers = encounter.getIdentifier().stream()
                .filter(identifier -> Codings.nonBlank(identifier.getValue()) != null)
                .map(FhirPatient::identifier)
                .toList();
        Identifier number = numbers.stream()
                .filter(identifier -> "VN".equals(identifier.getType()))
                .findFirst()
                .orElse(numbers.isEmpty() ? null : numbers.getFirst());
        String id = encounter.getIdElement().getIdPart();
        if (number == null && id == null) {
            throw FhirFault.required(path + ".identifier");
        }
        return number == null
                ? new Identifier(id, facility, null)
                : new Identifier(
                        number.getValue(),
                        number.getAuthority() == null ? facility : number.getAuthority(),
                        number.getType());
    }

    /** The code alone counts, in a system that is known for it. */
    private static @Nullable String disposition(CodeableConcept concept) {
        return Codings.of(concept).stream()
                .filter(coding -> isDisposition(Codings.text(coding.getSystem()).toLowerCase(Locale.ROOT)))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }

    private static boolean isDisposition(String system) {
        return system.isEmpty() || DISPOSITIONS.stream().anyMatch(system::contains);
    }

    /** V3 ActCode, and HL7 table 0004 from those who copy it. */
    static PatientClass patientClass(Coding code) {
        return switch (Codings.text(code.getCode())) {
            case "IMP", "ACUTE", "NONAC", "I" -> PatientClass.INPATIENT;
            case "EMER", "E" -> PatientClass.EMERGENCY;
            case "AMB", "FLD", "HH", "VR", "O" -> PatientClass.OUTPATIENT;
            case "OBSENC", "SS", "OBS" -> PatientClass.OBSERVATION;
            case "PRENC", "P" -> PatientClass.PREADMIT;
            case "R" -> PatientClass.RECURRING;
            case "B" -> PatientClass.OBSTETRICS;
            default -> PatientClass.UNKNOWN;
        };
    }

    /** Whether the visit was another class before. */
    static boolean was(org.hl7.fhir.r4.model.Encounter encounter, Set<PatientClass> before) {
        return encounter.getClassHistory().stream().anyMatch(past -> before.contains(patientClass(past.getClass_())));
    }

    static boolean isWithdrawn(org.hl7.fhir.r4.model.Encounter encounter) {
        return switch (encounter.getStatus()) {
            case CANCELLED, ENTEREDINERROR -> true;
            case null, default -> false;
        };
    }
}
