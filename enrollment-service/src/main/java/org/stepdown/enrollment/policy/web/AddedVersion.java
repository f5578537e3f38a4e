package org.stepdown.enrollment.policy.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.reason.PlainWords;
import org.stepdown.enrollment.reason.Reason;

/**
 * A version that somebody adds: who they are, why, and from when on it holds.
 *
 * @throws ErrorResponseException 400 that names the field that is missing
 */
record AddedVersion(
        @Nullable String version,
        @Nullable Instant effectiveFrom,
        @Nullable String by,
        @Nullable String reason) {

    /** What is wrong with it; what is in force is never changed. */
    List<Reason> broken(Instant now) {
        List<Reason> broken = new ArrayList<>();
        if (!required("version", version).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            broken.add(Reason.of("UNUSABLE_VERSION", "field", "version"));
        }
        if (!required("effectiveFrom", effectiveFrom).isAfter(now)) {
            broken.add(Reason.of("NOT_LATER", "field", "effectiveFrom"));
        }
        required("by", by);
        required("reason", reason);
        return broken;
    }

    static Reason outOfRange(String field, int least, int most) {
        return Reason.of("OUT_OF_RANGE", "field", field, "allowed", least + " to " + most);
    }

    static ErrorResponseException refused(HttpStatus status, List<Reason> broken) {
        String words = String.join(". ", broken.stream().map(PlainWords::of).toList());
        return problem(
                status,
                words + ".",
                broken.stream()
                        .map(reason ->
                                Map.of("field", reason.details().getOrDefault("field", ""), "code", reason.code()))
                        .toList());
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "The field " + field + " is missing.",
                    List.of(Map.of("field", field, "code", "MISSING")));
        }
        return value;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail, List<?> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", errors);
        return new ErrorResponseException(status, problem, null);
    }
}
