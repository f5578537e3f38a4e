package org.stepdown.referral.intake.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.encounter.Patient;

/** Reads the patient. */
final class FhirPatient {

    private FhirPatient() {}

    /**
     * Reads the patient that a reference leads to; one that has no more than an identifier will do.
     *
     * @param place where the reference stands
     * @throws FhirFault 422 when there is no patient or no identifier
     */
    static Patient read(Reference reference, ZoneId zone, String place) throws FhirFault {
        org.hl7.fhir.r4.model.Patient patient;
        if (reference.getResource() instanceof org.hl7.fhir.r4.model.Patient found) {
            patient = found;
        } else if (reference.hasIdentifier()) {
            patient = new org.hl7.fhir.r4.model.Patient();
        } else {
            throw reference.hasReference() ? FhirFault.notFound(place) : FhirFault.required(place);
        }
        List<org.stepdown.events.Identifier> identifiers =
                identifiers(Stream.concat(patient.getIdentifier().stream(), Stream.of(reference.getIdentifier())));
        if (identifiers.isEmpty()) {
            throw FhirFault.required(place + ".resolve().identifier");
        }
        HumanName name = name(patient);
        return new Patient(
                identifiers,
                Codings.nonBlank(name.getFamily()),
                name.hasGiven() ? Codings.nonBlank(name.getGivenAsSingleString()) : null,
                birthDate(patient.getBirthDateElement()),
                sex(patient),
                language(patient),
                postalCode(patient),
                phone(patient),
                isDeceased(patient),
                deceasedAt(patient, zone));
    }

    /** Those in use first, since the first may be the one that identifies. */
    private static List<org.stepdown.events.Identifier> identifiers(Stream<Identifier> identifiers) {
        return identifiers
                .filter(identifier -> !Codings.text(identifier.getValue()).isEmpty())
                .sorted(Comparator.comparing(identifier -> identifier.getUse() == Identifier.IdentifierUse.OLD))
                .map(FhirPatient::identifier)
                .distinct()
                .toList();
    }

    static org.stepdown.events.Identifier identifier(Identifier identifier) {
        String system = Codings.nonBlank(identifier.getSystem());
        String assigner = Codings.nonBlank(identifier.getAssigner().getDisplay());
        return new org.stepdown.events.Identifier(
                identifier.getValue().strip(), system == null ? assigner : system, type(identifier));
    }

    /** A social security number is one whether or not it says so: it must not stand for the patient. */
    private static @Nullable String type(Identifier identifier) {
        return Codings.text(identifier.getSystem()).endsWith("/us-ssn") ? "SS" : Codings.code(identifier.getType());
    }

    private static HumanName name(org.hl7.fhir.r4.model.Patient patient) {
        return patient.getName().stream()
                .min(Comparator.comparing(name -> name.getUse() == HumanName.NameUse.OFFICIAL
                        ? 0
                        : name.getUse() == HumanName.NameUse.OLD ? 2 : 1))
                .orElseGet(HumanName::new);
    }

    /** Only a whole date tells an age. */
    private static @Nullable LocalDate birthDate(DateType date) {
        String text = date.getValueAsString();
        try {
            return text == null || text.length() != 10 ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** HL7 table 0001. */
    private static @Nullable String sex(org.hl7.fhir.r4.model.Patient patient) {
        return switch (patient.getGender()) {
            case MALE -> "M";
            case FEMALE -> "F";
            case OTHER -> "O";
            case UNKNOWN -> "U";
            case null, default -> null;
        };
    }

    private static @Nullable String language(org.hl7.fhir.r4.model.Patient patient) {
        return patient.getCommunication().stream()
                .min(Comparator.comparing(spoken -> !spoken.getPreferred()))
                .map(PatientCommunicationComponent::getLanguage)
                .map(Codings::code)
                .orElse(null);
    }

    private static @Nullable String postalCode(org.hl7.fhir.r4.model.Patient patient) {
        return patient.getAddress().stream()
                .filter(address -> address.getUse() != Address.AddressUse.OLD)
                .map(Address::getPostalCode)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String phone(org.hl7.fhir.r4.model.Patient patient) {
        return patient.getTelecom().stream()
                .filter(contact -> contact.getUse() != ContactPoint.ContactPointUse.OLD)
                .filter(contact -> contact.getSystem() == ContactPointSystem.PHONE
                        || contact.getSystem() == ContactPointSystem.SMS)
                .map(ContactPoint::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A time of death says it too. */
    private static boolean isDeceased(org.hl7.fhir.r4.model.Patient patient) {
        return patient.getDeceased() instanceof DateTimeType time && time.hasValue()
                || patient.getDeceased() instanceof BooleanType told && Boolean.TRUE.equals(told.getValue());
    }

    private static @Nullable Instant deceasedAt(org.hl7.fhir.r4.model.Patient patient, ZoneId zone) {
        return patient.getDeceased() instanceof DateTimeType time ? FhirTime.instant(time, zone) : null;
    }
}
