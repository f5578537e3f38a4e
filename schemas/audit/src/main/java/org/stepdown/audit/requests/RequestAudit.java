package org.stepdown.audit.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Problem;
import org.stepdown.access.session.Idle;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Entry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Origin;
import org.stepdown.audit.Outcome;

/**
 * Makes an entry of every request, around the security chain so that refusals are seen too. What somebody got to see or
 * did is stored before the answer ends; if that fails, and nothing has left yet, there is no answer.
 */
public final class RequestAudit extends OncePerRequestFilter {

    private static final String SIGN_IN_RETURN = "/login/oauth2/code/";
    private static final String SIGN_IN_START = "/oauth2/authorization/";
    private static final String SIGN_OUT = "/sign-out";

    private final EntryQueue entries;
    private final AuditRoutes routes;
    private final Routes handlers;
    private final Clock clock;
    private final Polls polls = new Polls();

    public RequestAudit(EntryQueue entries, AuditRoutes routes, Routes handlers, Clock clock) {
        this.entries = entries;
        this.routes = routes;
        this.handlers = handlers;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        if (routes.ignores(path)) {
            chain.doFilter(request, response);
            return;
        }
        boolean answered = false;
        try {
            chain.doFilter(request, response);
            answered = true;
        } finally {
            int status = answered ? response.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR.value();
            if (!isSeenElsewhere(request, status)) {
                add(request, response, path, status);
            }
        }
    }

    /** Steps of a sign-in or sign-out that went well: {@link SignIns} knows who it was. */
    private static boolean isSeenElsewhere(HttpServletRequest request, int status) {
        String path = request.getRequestURI();
        return status < HttpStatus.BAD_REQUEST.value()
                && (path.startsWith(SIGN_IN_RETURN) || path.startsWith(SIGN_IN_START) || path.equals(SIGN_OUT));
    }

    private void add(HttpServletRequest request, HttpServletResponse response, PathContainer path, int status)
            throws IOException {
        Optional<Actor> actor = WhoActs.in(request);
        Outcome outcome = outcome(status, actor.isPresent());
        Routes.Found route = handlers.find(request, outcome == Outcome.DONE);
        Entry entry = new Entry(
                clock.instant(),
                kind(request, response, path, route),
                actor.orElse(Actor.NOBODY),
                route.name(),
                route.objects(response),
                route.criteria(),
                outcome,
                String.valueOf(status),
                1,
                new Origin(request.getRemoteAddr(), null, MDC.get("traceId")));
        boolean poll = isPoll(request, entry);
        if (poll && polls.isOld(entry, request.getQueryString())) {
            return;
        }
        if (actor.isEmpty() || routes.isIntake(path) && outcome == Outcome.DONE) {
            entries.count(entry);
        } else {
            boolean stored = storeOrRefuse(entry, response);
            if (poll && stored) {
                polls.stored(entry, request.getQueryString());
            }
        }
    }

    private static boolean isPoll(HttpServletRequest request, Entry entry) {
        return request.getHeader(Idle.BY_ITSELF) != null
                && request.getMethod().equals("GET")
                && entry.outcome() == Outcome.DONE
                && (entry.kind() == Kind.READ || entry.kind() == Kind.SEARCH);
    }

    private boolean storeOrRefuse(Entry entry, HttpServletResponse response) throws IOException {
        try {
            entries.store(entry);
            return true;
        } catch (IllegalStateException e) {
            if (!response.isCommitted()) {
                response.reset();
                Problem.write(response, HttpStatus.SERVICE_UNAVAILABLE, "The audit can't be written: try again later");
            }
            return false;
        }
    }

    private Kind kind(
            HttpServletRequest request, HttpServletResponse response, PathContainer path, Routes.Found route) {
        if (request.getRequestURI().startsWith(SIGN_IN_RETURN)) {
            return Kind.SIGN_IN;
        }
        Optional<Kind> said = routes.kind(path);
        if (said.isPresent()) {
            return said.get();
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return Kind.CHANGE;
        }
        if (isExport(response)) {
            return Kind.EXPORT;
        }
        return route.isOfOne() ? Kind.READ : Kind.SEARCH;
    }

    private static boolean isExport(HttpServletResponse response) {
        String type = response.getContentType();
        String disposition = response.getHeader("Content-Disposition");
        return disposition != null && disposition.startsWith("attachment")
                || type != null && (type.startsWith("text/csv") || type.contains("ndjson"));
    }

    private static Outcome outcome(int status, boolean known) {
        return switch (status) {
            case 401, 403, 404, 429 -> Outcome.REFUSED;
            // Nobody is signed in: a page then leads to the sign-in.
            case 302 -> known ? Outcome.DONE : Outcome.REFUSED;
            default -> status < HttpStatus.BAD_REQUEST.value() ? Outcome.DONE : Outcome.FAILED;
        };
    }
}
