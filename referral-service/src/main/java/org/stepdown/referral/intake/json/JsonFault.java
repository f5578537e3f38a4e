package org.stepdown.referral.intake.json;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.stepdown.referral.intake.json.Faults.Fault;

/** A request that can't be taken. Says what and where, never what the body holds. */
public final class JsonFault extends Exception {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient List<Fault> faults;

    JsonFault(HttpStatus status, String message) {
        this(status, message, List.of());
    }

    JsonFault(HttpStatus status, String message, List<Fault> faults) {
        super(message, null, false, false);
        this.status = status;
        this.faults = faults;
    }

    public HttpStatus status() {
        return status;
    }

    public List<Fault> faults() {
        return faults;
    }
}
