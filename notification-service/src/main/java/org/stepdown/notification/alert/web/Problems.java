package org.stepdown.notification.alert.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.stepdown.notification.alert.Alert;
import org.stepdown.notification.alert.Answer;

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
        return problem;
    }

    static ErrorResponseException refused(Answer.Code code) {
        InvalidField problem = new InvalidField(
                "until",
                switch (code) {
                    case SNOOZE_ENDS_BEFORE_IT_BEGINS -> "is not in the future";
                    case SNOOZE_ENDS_AFTER_DUE_TIME -> "is after the time by which the alert must be answered";
                });
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
