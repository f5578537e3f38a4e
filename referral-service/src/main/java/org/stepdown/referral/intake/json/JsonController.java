package org.stepdown.referral.intake.json;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.access.Acting;

/** Encounters and referrals as JSON. Errors are problem details (RFC 9457); 202 means durably stored. */
@RestController
class JsonController {

    private final JsonIntake intake;

    JsonController(JsonIntake intake) {
        this.intake = intake;
    }

    @PostMapping(path = "/api/encounters", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> encounter(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody byte[] body)
            throws JsonFault {
        return accepted(intake.encounter(key, body, Acting.required().facilities()));
    }

    @PostMapping(path = "/api/referrals", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> referral(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody byte[] body)
            throws JsonFault {
        return accepted(intake.referral(key, body, Acting.required().facilities()));
    }

    @ExceptionHandler
    ProblemDetail fault(JsonFault fault) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(fault.status(), String.valueOf(fault.getMessage()));
        if (!fault.faults().isEmpty()) {
            problem.setProperty("errors", fault.faults());
        }
        return problem;
    }

    private static ResponseEntity<byte[]> accepted(byte[] answer) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer);
    }
}
