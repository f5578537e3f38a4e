package org.stepdown.referral.intake.fhir;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;

/** FHIR over HTTP. Every answer is FHIR, errors are an OperationOutcome; 2xx means durably stored. */
@RestController
@RequestMapping("/fhir")
class FhirController {

    private static final Logger log = LoggerFactory.getLogger(FhirController.class);

    private final FhirIntake intake;
    private final int longest;

    FhirController(FhirIntake intake, FhirProperties settings) {
        this.intake = intake;
        this.longest = Math.toIntExact(settings.maxBody().toBytes());
    }

    @PostMapping("/$process-message")
    ResponseEntity<byte[]> message(HttpServletRequest request) throws FhirFault, IOException {
        return take(Kind.MESSAGE, null, request);
    }

    @PostMapping("/ServiceRequest")
    ResponseEntity<byte[]> serviceRequest(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws FhirFault, IOException {
        return take(Kind.SERVICE_REQUEST, key, request);
    }

    @PostMapping("/Task")
    ResponseEntity<byte[]> task(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws FhirFault, IOException {
        return take(Kind.TASK, key, request);
    }

    @GetMapping("/metadata")
    ResponseEntity<byte[]> metadata(HttpServletRequest request) throws FhirFault {
        Formats.requireAccepted(request);
        return answer(200).body(Capabilities.statement());
    }

    @RequestMapping("/**")
    ResponseEntity<byte[]> anythingElse() throws FhirFault {
        throw new FhirFault(404, IssueType.NOTSUPPORTED, "GET /fhir/metadata says what is supported here", null);
    }

    private ResponseEntity<byte[]> take(Kind kind, @Nullable String key, HttpServletRequest request)
            throws FhirFault, IOException {
        Formats.requireAccepted(request);
        Formats.requireSent(request);
        byte[] body = request.getInputStream().readNBytes(longest + 1);
        if (body.length > longest) {
            throw new FhirFault(413, IssueType.TOOLONG, "The body is longer than " + longest + " bytes", null);
        }
        FhirIntake.Taken taken = intake.take(kind, key, body, Acting.required().facilities());
        int status = Integer.parseInt(taken.answer().code());
        ResponseEntity.BodyBuilder answer = answer(status);
        if (status == 201) {
            answer.location(location(kind, taken.envelope()));
        }
        return answer.body(taken.answer().bytes());
    }

    /** The same for the same identity, and nobody can tell the identity from it. */
    private static URI location(Kind kind, Envelope envelope) {
        String identity = String.join("\u001f", envelope.application(), envelope.facility(), envelope.controlId());
        return URI.create(
                "/fhir/" + kind.resource() + "/" + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> fault(FhirFault fault) {
        return answer(fault.status()).body(Replies.fault(fault));
    }

    /** A body that is too long for this service altogether, or that drips in. */
    @ExceptionHandler
    ResponseEntity<byte[]> broken(ResponseStatusException broken) {
        boolean slow = broken.getStatusCode().value() == 408;
        return fault(new FhirFault(
                broken.getStatusCode().value(),
                slow ? IssueType.TIMEOUT : IssueType.TOOLONG,
                slow ? "The body took too long" : "The body is too long",
                null));
    }

    /** What goes wrong here is not told, and what the exception says may hold what nobody else may read. */
    @ExceptionHandler
    ResponseEntity<byte[]> failure(RuntimeException failure) {
        log.error("a FHIR request was not stored: {}", failure.getClass().getName());
        return fault(new FhirFault(500, IssueType.EXCEPTION, "Nothing was stored; send it again", null));
    }

    private static ResponseEntity.BodyBuilder answer(int status) {
        return ResponseEntity.status(status).contentType(MediaType.parseMediaType(Formats.FHIR + ";charset=UTF-8"));
    }
}
