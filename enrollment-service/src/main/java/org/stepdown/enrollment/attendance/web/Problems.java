package org.stepdown.enrollment.attendance.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.reason.Reason;

/** What is wrong with a request, as problem details. */
final class Problems {

    private static final Map<String, String> FIELDS = Map.of(
            "MINUTES_DO_NOT_FIT", "records.minutes",
            "NAMED_TWICE", "records.referralId",
            "NO_SEAT_IN_COHORT", "records.referralId",
            "HAD_LEFT", "records.referralId",
            "NOBODY_NAMED", "records",
            "SESSION_NOT_BEGUN", "date",
            "ENDS_BEFORE_IT_BEGINS", "to");

    private Problems() {}

    /**
     * Nothing when nothing is wrong.
     *
     * @throws ErrorResponseException with every code
     */
    static void unlessEmpty(List<Reason> broken, HttpStatus status) {
        if (!broken.isEmpty()) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(status, "It breaks the rules that the errors name.");
            problem.setProperty(
                    "errors",
                    broken.stream()
                            .map(reason -> new Breach(FIELDS.get(reason.code()), reason.code(), reason.details()))
                            .toList());
            throw new ErrorResponseException(status, problem, null);
        }
    }

    /**
     * The value of a field that must be there.
     *
     * @throws ErrorResponseException 400 when it is not
     */
    static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "The field " + field + " is missing.");
            problem.setProperty("errors", List.of(new Breach(field, "MISSING", Map.of())));
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
        }
        return value;
    }

    static ErrorResponseException unknown(String what) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such " + what + ".");
        return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }

    record Breach(@Nullable String field, String code, Map<String, String> details) {}
}
