package org.stepdown.enrollment.catalogue.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.reason.Reason;

/** What is wrong with a request, as problem details. */
final class Refusals {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("UNUSABLE_ID", "id"),
            Map.entry("ID_TAKEN", "id"),
            Map.entry("UNKNOWN_PROGRAM", "programId"),
            Map.entry("NO_SERVICE_LINE", "serviceLines"),
            Map.entry("UNKNOWN_TIME_ZONE", "timeZone"),
            Map.entry("NO_WEEKS", "weeks"),
            Map.entry("CURRICULUM_DOES_NOT_FILL_THE_HOURS", "curriculum"),
            Map.entry("EXPERIENTIAL_MAJORITY", "curriculum"),
            Map.entry("CAPACITY_OUT_OF_RANGE", "capacity"),
            Map.entry("CONDITION_NOT_IN_PROGRAM", "conditions"),
            Map.entry("DUAL_DIAGNOSIS_WANTS_BOTH_CONDITIONS", "dualDiagnosis"),
            Map.entry("AGE_BAND_NOT_THE_PROGRAMS", "ageBand"),
            Map.entry("NO_SESSIONS", "weekdays"),
            Map.entry("NO_LANGUAGE", "languages"),
            Map.entry("START_CAP_OUT_OF_RANGE", "startCap"));

    private Refusals() {}

    /**
     * Nothing when no rule is broken.
     *
     * @param hoursField the field that says how many hours a week
     * @throws ErrorResponseException 409 when the id is taken, 422 for everything else
     */
    static void unlessEmpty(List<Reason> broken, String hoursField) {
        if (!broken.isEmpty()) {
            throw of(broken, hoursField);
        }
    }

    static ErrorResponseException of(List<Reason> broken, String hoursField) {
        boolean taken = broken.getFirst().code().equals("ID_TAKEN");
        HttpStatus status = taken ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                status, taken ? "There is one of this id already." : "It breaks the rules that the errors name.");
        problem.setProperty(
                "errors",
                broken.stream()
                        .map(reason -> new Breach(
                                FIELDS.getOrDefault(reason.code(), hoursField), reason.code(), reason.details()))
                        .toList());
        return new ErrorResponseException(status, problem, null);
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

    record Breach(String field, String code, Map<String, String> details) {}
}
