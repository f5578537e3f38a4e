package org.stepdown.enrollment.placement.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.reason.PlainWords;
import org.stepdown.enrollment.reason.Reason;

/** What is wrong with a request, as problem details. */
final class Problems {

    /** What was possible when the page was made, and is not any more. */
    private static final Set<String> CONFLICTS = Set.of(
            "STALE",
            "ALREADY_OVER",
            "ALREADY_ENROLLED",
            "ALREADY_THERE",
            "HAS_A_SEAT",
            "NO_SEAT",
            "NO_OFFER",
            "OFFER_EXPIRED",
            "NOT_IN_REVIEW",
            "NOT_WAITING",
            "FULL");

    private Problems() {}

    static ErrorResponseException badField(String field, String code, String says) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "The field " + field + " " + says + ".",
                List.of(Map.of("field", field, "code", code)));
    }

    static ErrorResponseException reusedKey() {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Something else was asked for under this Idempotency-Key.",
                List.of(Map.of("field", "Idempotency-Key", "code", "REUSED")));
    }

    static ErrorResponseException refused(List<Reason> reasons) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        for (Reason reason : reasons) {
            if (reason.code().equals("UNKNOWN_REFERRAL")) {
                status = HttpStatus.NOT_FOUND;
            } else if (CONFLICTS.contains(reason.code())) {
                status = HttpStatus.CONFLICT;
            }
        }
        String words = String.join(". ", reasons.stream().map(PlainWords::of).toList());
        return problem(status, words + ".", Told.all(reasons));
    }

    /** Rules that a policy breaks; each names its field. */
    static ErrorResponseException brokenRules(List<Reason> broken) {
        boolean taken = broken.getFirst().code().equals("VERSION_TAKEN");
        HttpStatus status = taken ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        String words = String.join(". ", broken.stream().map(PlainWords::of).toList());
        return problem(status, words + ".", Told.all(broken));
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw badField(field, "MISSING", "is missing");
        }
        return value;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail, List<?> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", errors);
        return new ErrorResponseException(status, problem, null);
    }
}
