package org.stepdown.referral.intake.fhir;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a ServiceRequest and a Task have in common: somebody asks for something to be done for a patient.
 *
 * @param identifiers the surest first
 * @param cancelled whether it was taken back
 * @param version the version that its server gave it, from 1; null when it tells none
 * @param patientElement element that leads to the patient
 * @param priority HL7 table 0280
 */
record Asked(
        List<Identifier> identifiers,
        boolean cancelled,
        Reference patient,
        String patientElement,
        BaseDateTimeType authoredOn,
        BaseDateTimeType changedAt,
        @Nullable String version,
        @Nullable String priority,
        List<CodeableConcept> reasonCodes,
        List<Reference> reasonReferences) {

    /** @throws FhirFault 422 when it is neither, or in a state in which nothing is asked */
    static Asked of(@Nullable Resource resource, String path) throws FhirFault {
        return switch (resource) {
            case ServiceRequest request -> of(request, path);
            case Task task -> of(task, path);
            case null, default -> throw FhirFault.unsupported("The focus is not what such an event is about", path);
        };
    }

    private static Asked of(ServiceRequest request, String path) throws FhirFault {
        if (request.getDoNotPerform()) {
            throw notAsked(path + ".doNotPerform");
        }
        boolean cancelled = switch (request.getStatus()) {
            case REVOKED, ENTEREDINERROR -> true;
            case DRAFT, ONHOLD, COMPLETED -> throw notAsked(path + ".status");
            case null, default -> false;
        };
        return new Asked(
                request.getIdentifier(),
                cancelled,
                request.getSubject(),
                "subject",
                request.getAuthoredOnElement(),
                request.getMeta().getLastUpdatedElement(),
                request.getMeta().getVersionId(),
                priority(request.hasPriority() ? request.getPriority().toCode() : ""),
                request.getReasonCode(),
                request.getReasonReference());
    }

    /** What the task does not say itself, the request that it is about says. */
    private static Asked of(Task task, String path) throws FhirFault {
        boolean cancelled = switch (task.getStatus()) {
            case CANCELLED, ENTEREDINERROR -> true;
            case DRAFT, ONHOLD, COMPLETED, REJECTED, FAILED -> throw notAsked(path + ".status");
            case null, default -> false;
        };
        ServiceRequest about =
                task.getFocus().getResource() instanceof ServiceRequest request ? request : new ServiceRequest();
        List<Identifier> identifiers = new ArrayList<>(task.getIdentifier());
        identifiers.addAll(about.getIdentifier());
        identifiers.add(task.getFocus().getIdentifier());
        List<CodeableConcept> codes = new ArrayList<>(about.getReasonCode());
        codes.addFirst(task.getReasonCode());
        List<Reference> references = new ArrayList<>(about.getReasonReference());
        references.addFirst(task.getReasonReference());
        return new Asked(
                identifiers,
                cancelled,
                task.getFor().isEmpty() ? about.getSubject() : task.getFor(),
                "for",
                task.getAuthoredOnElement(),
                task.hasLastModified()
                        ? task.getLastModifiedElement()
                        : task.getMeta().getLastUpdatedElement(),
                task.getMeta().getVersionId(),
                priority(task.hasPriority() ? task.getPriority().toCode() : ""),
                codes,
                references);
    }

    /** Whether it is as it was first made. */
    boolean isFirstVersion() {
        return "1".equals(version) || changedAt.isEmpty();
    }

    private static @Nullable String priority(String code) {
        return switch (code) {
            case "routine" -> "R";
            case "urgent", "asap" -> "A";
            case "stat" -> "S";
            default -> null;
        };
    }

    private static FhirFault notAsked(String expression) {
        return new FhirFault(422, IssueType.BUSINESSRULE, "In this state nothing is asked for", expression);
    }
}
