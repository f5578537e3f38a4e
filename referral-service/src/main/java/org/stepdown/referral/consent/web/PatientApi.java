package org.stepdown.referral.consent.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.referral.consent.BreakGlass;

/** Who a referral is about, for those who have to call them. */
@RestController
class PatientApi {

    /** So long ago somebody may have proven who they are, to break the glass. */
    static final Duration FRESH = Duration.ofMinutes(5);

    private final Patients patients;
    private final BreakGlass breakGlass;
    private final Clock clock = Clock.systemUTC();

    PatientApi(Patients patients, BreakGlass breakGlass) {
        this.patients = patients;
        this.breakGlass = breakGlass;
    }

    /**
     * Who it is; nobody when it is a restricted item, and the patient has not agreed that staff know.
     *
     * @param restricted whether it is withheld under 42 CFR Part 2
     */
    record View(UUID referralId, boolean restricted, Patients.@Nullable Known patient) {}

    record Emergency(@Nullable String reason) {}

    record Opened(UUID referralId, Instant until) {}

    @GetMapping("/api/referrals/{id}/patient")
    View patient(@PathVariable UUID id) {
        Instant now = clock.instant();
        boolean known = patients.mayKnow(id, now);
        return new View(id, !known, known ? patients.of(id, now) : null);
    }

    /**
     * Opens it to who asks, in an emergency, for half an hour. The proof of who they are must be fresh, else they are asked
     * for a new one (RFC 9470).
     */
    @PostMapping("/api/referrals/{id}/break-glass")
    ResponseEntity<?> open(@PathVariable UUID id, @RequestBody Emergency emergency) {
        String reason = emergency.reason();
        if (reason == null || reason.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "reason is required");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!isFresh(now)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(
                            HttpHeaders.WWW_AUTHENTICATE,
                            "Bearer error=\"insufficient_user_authentication\", max_age=\"" + FRESH.toSeconds() + "\"")
                    .body(ProblemDetail.forStatusAndDetail(
                            HttpStatus.UNAUTHORIZED, "sign in again: the proof of who you are is not fresh"));
        }
        return ResponseEntity.ok(new Opened(id, breakGlass.open(id, Acting.required(), reason.strip(), now)));
    }

    /** Whether who acts has proven just now who they are. */
    static boolean isFresh(Instant now) {
        return Acting.signedInAt().filter(at -> at.plus(FRESH).isAfter(now)).isPresent();
    }
}
