package org.stepdown.notification.alert.web;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.notification.alert.Acknowledged;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Answer;
import org.stepdown.notification.alert.Resolved;
import org.stepdown.notification.alert.Retracted;

/** Errors as RFC 9457 problem details. */
final class Problems {

    private Problems() {}

    static ErrorResponseException unknown() {
        return problem(HttpStatus.NOT_FOUND, "There is no such alert.");
    }

    static ErrorResponseException impossible(Alert alert, String action) {
        String state = alert.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        ErrorResponseException problem =
                problem(HttpStatus.CONFLICT, "An alert that is " + state + " can't be asked to: " + action + ".");
        problem.getBody().setProperty("state", state);
        // Who was first, and when: what the other one wants to know.
        switch (alert) {
            case Acknowledged taken -> who(problem, taken.by(), taken.at());
            case Resolved resolved -> who(problem, resolved.by().account(), resolved.at());
            case Retracted retracted -> who(problem, null, retracted.at());
            default -> {}
        }
        return problem;
    }

    private static void who(ErrorResponseException problem, @Nullable String by, Instant at) {
        problem.getBody().setProperty("by", by);
        problem.getBody().setProperty("at", at);
    }

    static ErrorResponseException refused(Answer.Code code) {
        ErrorResponseException problem = switch (code) {
            case SNOOZE_ENDS_BEFORE_IT_BEGINS -> new InvalidField("until", "is not in the future");
            case SNOOZE_ENDS_AFTER_DUE_TIME ->
                new InvalidField("until", "is after the time by which the alert must be answered");
            case UNDO_COMES_TOO_LATE -> problem(HttpStatus.CONFLICT, "It is too late to undo this.");
            case UNDO_BY_ANOTHER -> problem(HttpStatus.CONFLICT, "Only the person who did it can undo it.");
            case UNDO_OF_WHAT_CAME_UP_AGAIN ->
                problem(HttpStatus.CONFLICT, "It has come up again since, as a new alert.");
            case ASSIGNEE_UNKNOWN -> new InvalidField("assignee", "is nobody who works here");
        };
        problem.getBody().setProperty("code", code.name());
        return problem;
    }

    static ErrorResponseException badQuery(String field, String what) {
        ErrorResponseException problem = problem(HttpStatus.BAD_REQUEST, field + " " + what + ".");
        problem.getBody().setProperty("field", field);
        return problem;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }

    /** A value that can't be taken. */
    static final class InvalidField extends ErrorResponseException {

        private static final long serialVersionUID = 1L;

        InvalidField(String field, String what) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, field + " " + what + "."),
                    null);
            getBody().setProperty("field", field);
        }
    }
}
