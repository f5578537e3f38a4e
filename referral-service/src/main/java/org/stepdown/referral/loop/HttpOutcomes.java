package org.stepdown.referral.loop;

/** What an HTTP status means to a delivery. */
public final class HttpOutcomes {

    private HttpOutcomes() {}

    /**
     * A redirect is not followed: a target is where it is configured to be. A target that does not know us right now (401,
     * 403) may do so once somebody has renewed its secret, as one that is not there (404) may be put up again.
     */
    public static Outcome of(int status) {
        String code = "HTTP_" + status;
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(code);
        }
        return switch (status) {
            case 401, 403, 404, 408, 425, 429 -> new Outcome.Busy(code);
            default -> status >= 500 ? new Outcome.Busy(code) : new Outcome.Refused(code);
        };
    }
}
