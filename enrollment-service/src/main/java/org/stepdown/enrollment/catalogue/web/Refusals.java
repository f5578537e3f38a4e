package org.stepdown.enrollment.catalogue.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.catalogue.web.Reading.Breach;
import org.stepdown.enrollment.reason.Reason;

/** What is wrong with a request, as problem details that name every field. */
final class Refusals {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("UNUSABLE_ID", "id"),
            Map.entry("ID_TAKEN", "id"),
            Map.entry("UNKNOWN_PROGRAM", "programId"),
            Map.entry("PROGRAM_CLOSED", "programId"),
            Map.entry("PROGRAM_IS_FIXED", "programId"),
            Map.entry("NO_SERVICE_LINE", "serviceLines"),
            Map.entry("UNKNOWN_TIME_ZONE", "timeZone"),
            Map.entry("NO_WEEKS", "weeks"),
            Map.entry("CURRICULUM_DOES_NOT_FILL_THE_HOURS", "curriculum"),
            Map.entry("EXPERIENTIAL_MAJORITY", "curriculum"),
            Map.entry("ACTIVITY_MISSING", "curriculum"),
            Map.entry("CAPACITY_OUT_OF_RANGE", "capacity"),
            Map.entry("CONDITION_NOT_IN_PROGRAM", "conditions"),
            Map.entry("CONDITION_IN_USE", "conditions"),
            Map.entry("DUAL_DIAGNOSIS_WANTS_BOTH_CONDITIONS", "dualDiagnosis"),
            Map.entry("DUAL_DIAGNOSIS_IN_USE", "dualDiagnosis"),
            Map.entry("AGE_BAND_NOT_THE_PROGRAMS", "ageBand"),
            Map.entry("MODALITY_IN_USE", "modality"),
            Map.entry("SITE_IN_USE", "site"),
            Map.entry("NO_SESSIONS", "weekdays"),
            Map.entry("NO_SESSION_FOR_THOSE_INSIDE", "endDate"),
            Map.entry("STARTS_OUTSIDE_ITS_TRACK", "startsAt"),
            Map.entry("ENDS_AFTER_MIDNIGHT", "minutes"),
            Map.entry("NO_TOPICS", "topics"),
            Map.entry("TOPICS_WITHOUT_A_CYCLE", "topics"),
            Map.entry("NO_LANGUAGE", "languages"),
            Map.entry("UNUSABLE_LANGUAGE", "languages"),
            Map.entry("LANGUAGE_IN_USE", "languages"),
            Map.entry("COHORT_WOULD_BREAK", "cohorts"),
            Map.entry("STALE", "revision"),
            Map.entry("START_CAP_OUT_OF_RANGE", "startCap"));

    private Refusals() {}

    /**
     * Nothing when no rule is broken.
     *
     * @param hoursField the field that says how many hours a week
     * @throws ErrorResponseException 404 for what is not there, 409 when the id is taken, 412 when it has changed
     *     meanwhile, 422 for everything else
     */
    static void unlessEmpty(List<Reason> broken, String hoursField) {
        if (!broken.isEmpty()) {
            throw of(broken, hoursField);
        }
    }

    /** Nothing when everything could be read; 400 otherwise. */
    static void unlessRead(Reading reading) {
        if (!reading.faults().isEmpty()) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "Fields are missing or can't be read; the errors name them.",
                    reading.faults());
        }
    }

    static ErrorResponseException of(List<Reason> broken, String hoursField) {
        List<Breach> breaches = broken.stream()
                .map(reason ->
                        new Breach(FIELDS.getOrDefault(reason.code(), hoursField), reason.code(), reason.details()))
                .toList();
        return switch (broken.getFirst().code()) {
            case "ID_TAKEN" -> problem(HttpStatus.CONFLICT, "There is one of this id already.", breaches);
            case "UNKNOWN_COHORT" -> problem(HttpStatus.NOT_FOUND, "There is no such cohort.", breaches);
            case "UNKNOWN_SITE" -> problem(HttpStatus.NOT_FOUND, "There is no such site.", breaches);
            case "STALE" -> problem(HttpStatus.PRECONDITION_FAILED, "It has changed since it was read.", breaches);
            default -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "It breaks the rules that the errors name.", breaches);
        };
    }

    /**
     * The value of a field that must be there.
     *
     * @throws ErrorResponseException 400 when it is not
     */
    static <T> T required(String field, @Nullable T value) {
        if (value == null || value instanceof String text && text.isBlank()) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "The field " + field + " is missing.",
                    List.of(new Breach(field, "MISSING", Map.of())));
        }
        return value;
    }

    /**
     * The revision that a change counts on, out of If-Match.
     *
     * @throws ErrorResponseException 428 when it is not said, 400 when it is none
     */
    static int revision(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Say with If-Match which revision you have seen; the ETag of what you read is it.",
                    List.of());
        }
        try {
            return Integer.parseInt(ifMatch.replace("W/", "").replace("\"", "").strip());
        } catch (NumberFormatException e) {
            throw problem(HttpStatus.BAD_REQUEST, "If-Match holds no revision.", List.of());
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String detail, List<Breach> breaches) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", breaches);
        return new ErrorResponseException(status, problem, null);
    }
}
