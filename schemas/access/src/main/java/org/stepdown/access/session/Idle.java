package org.stepdown.access.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Acting;

/**
 * Ends the session of somebody who has done nothing for so long. What an open page reads by itself does not count, or a
 * page that nobody looks at would keep its session for ever.
 */
public final class Idle extends OncePerRequestFilter {

    /** The header by which a page says that it reads by itself. */
    public static final String BY_ITSELF = "By-Itself";

    private static final String USED = Idle.class.getName();
    private static final int PARTS = 30;

    private final Duration most;
    private final InstantSource clock;

    public Idle(Duration most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && Acting.person().isPresent()) {
            Instant now = clock.instant();
            Instant used = (Instant) session.getAttribute(USED);
            if (used != null && used.plus(most).isBefore(now)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else if (used == null
                    || !isByItself(request) && used.plus(most.dividedBy(PARTS)).isBefore(now)) {
                // Not each time: a session that has changed is written.
                session.setAttribute(USED, now);
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isByItself(HttpServletRequest request) {
        return request.getHeader(BY_ITSELF) != null
                || MediaType.TEXT_EVENT_STREAM_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT));
    }
}
