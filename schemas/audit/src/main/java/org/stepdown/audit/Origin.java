package org.stepdown.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where it came from.
 *
 * @param client address
 * @param correlation identity of the message that everything started with
 * @param trace W3C trace id
 */
public record Origin(
        @Nullable String client,
        @Nullable String correlation,
        @Nullable String trace) {

    public static final Origin UNKNOWN = new Origin(null, null, null);

    public Origin {
        client = client == null ? null : Tokens.code(client);
        correlation = correlation == null ? null : Tokens.code(correlation);
        trace = trace == null ? null : Tokens.code(trace);
    }

    public static Origin correlated(Object correlation) {
        return new Origin(null, correlation.toString(), null);
    }
}
