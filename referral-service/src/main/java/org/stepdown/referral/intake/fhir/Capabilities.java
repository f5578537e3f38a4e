package org.stepdown.referral.intake.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.EventCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/** What the FHIR endpoints can do; no more than that. */
final class Capabilities {

    private static final String ALERTS = "http://hl7.org/fhir/us/davinci-alerts/";

    private Capabilities() {}

    static byte[] statement() {
        CapabilityStatement statement = new CapabilityStatement()
                .setStatus(PublicationStatus.ACTIVE)
                .setDateElement(new DateTimeType("2026-01-01"))
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1)
                .setDescription("Takes notifications of encounters and requests for intensive outpatient care. "
                        + "JSON only: XML is answered with 415. Nothing can be read or searched here; "
                        + "GET /api/messages/{control id} says what became of a message.")
                .addFormat(Formats.FHIR)
                .addFormat("json")
                .addImplementationGuide(ALERTS + "ImplementationGuide/hl7.fhir.us.davinci-alerts");
        statement.getSoftware().setName("Stepdown referral-service");
        statement.getImplementation().setDescription("Intake of hospital messages");
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        rest.addOperation()
                .setName("process-message")
                .setDefinition("http://hl7.org/fhir/OperationDefinition/MessageHeader-process-message");
        for (String type : List.of("ServiceRequest", "Task")) {
            rest.addResource()
                    .setType(type)
                    .setDocumentation("The same identifier sent again changes the request; "
                            + "one that is revoked, cancelled or entered in error takes it back.")
                    .addInteraction()
                    .setCode(TypeRestfulInteraction.CREATE);
        }
        for (String event : List.of("admit", "discharge", "transfer")) {
            statement
                    .getMessagingFirstRep()
                    .addSupportedMessage()
                    .setMode(EventCapabilityMode.RECEIVER)
                    .setDefinition(ALERTS + "MessageDefinition/notification-" + event);
        }
        return FhirParser.bytes(statement);
    }
}
