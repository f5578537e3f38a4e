package org.stepdown.access.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Problem;

/**
 * So many requests of one client on this instance, and so many of one address that prove nothing. Known clients are
 * counted by who they are, so that those behind one proxy don't take each other's share.
 */
public final class RateLimit extends OncePerRequestFilter {

    private final Buckets clients;
    private final Buckets failures;

    public RateLimit(int perSecond, int burst, int failuresPerSecond, LongSupplier nanoTime) {
        this.clients = new Buckets(perSecond, burst, nanoTime);
        this.failures = new Buckets(failuresPerSecond, 10.0 * failuresPerSecond, nanoTime);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Person> person = Acting.person();
        if (person.isEmpty() || takes(clients, person.get().account(), response)) {
            chain.doFilter(request, response);
        }
    }

    /** Whether the address may fail once more; the refusal is written when not. */
    public boolean takesFailure(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return takes(failures, request.getRemoteAddr(), response);
    }

    private static boolean takes(Buckets buckets, String client, HttpServletResponse response) throws IOException {
        Duration wait = buckets.take(client);
        if (wait.isZero()) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(wait)));
        Problem.write(response, HttpStatus.TOO_MANY_REQUESTS, "Too many requests: come again later");
        return false;
    }

    /** As {@code Retry-After} counts (RFC 9110 §10.2.3), rounded up: who comes back then is not refused again. */
    static long wholeSeconds(Duration wait) {
        return wait.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
