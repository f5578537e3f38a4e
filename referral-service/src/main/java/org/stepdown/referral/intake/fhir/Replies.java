package org.stepdown.referral.intake.fhir;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.MessageHeader.ResponseType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import tools.jackson.databind.JsonNode;

/** What a sender hears. Nothing of the content of a body is said back. */
final class Replies {

    /** By which the service calls itself in a message; a sender knows its address. */
    private static final String ENDPOINT = "urn:stepdown:referral-service";

    private Replies() {}

    /** An error, and where it is. */
    static byte[] fault(FhirFault fault) {
        OperationOutcomeIssueComponent issue = issue(IssueSeverity.ERROR, fault.type(), fault.text());
        if (fault.expression() != null) {
            issue.addExpression(fault.expression());
        }
        return FhirParser.bytes(new OperationOutcome().addIssue(issue));
    }

    /** A message was stored. */
    static byte[] message(Sent sent, Envelope envelope, Instant at) {
        JsonNode header = Envelope.header(sent.tree());
        UUID id = UUID.randomUUID();
        MessageHeader answer = new MessageHeader();
        answer.setId(id.toString());
        answer.setEvent(Notification.event(header));
        answer.getSource().setName("Stepdown").setEndpoint(ENDPOINT);
        String asked = Sent.text(header, "id");
        answer.getResponse()
                .setIdentifier(asked.isEmpty() ? envelope.controlId() : asked)
                .setCode(ResponseType.OK);
        Bundle bundle = new Bundle().setType(Bundle.BundleType.MESSAGE).setTimestamp(Date.from(at));
        bundle.setId(UUID.randomUUID().toString());
        bundle.addEntry().setFullUrl("urn:uuid:" + id).setResource(answer);
        return FhirParser.bytes(bundle);
    }

    /** A request was stored; and where to ask what becomes of it. */
    static byte[] request(Envelope envelope) {
        OperationOutcomeIssueComponent issue = issue(IssueSeverity.INFORMATION, IssueType.INFORMATIONAL, "Stored")
                .setDiagnostics("GET /api/messages/%s?application=%s&facility=%s"
                        .formatted(
                                encoded(envelope.controlId()),
                                encoded(envelope.application()),
                                encoded(envelope.facility())));
        return FhirParser.bytes(new OperationOutcome().addIssue(issue));
    }

    private static OperationOutcomeIssueComponent issue(IssueSeverity severity, IssueType type, String text) {
        OperationOutcomeIssueComponent issue =
                new OperationOutcomeIssueComponent().setSeverity(severity).setCode(type);
        issue.getDetails().setText(text);
        return issue;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
