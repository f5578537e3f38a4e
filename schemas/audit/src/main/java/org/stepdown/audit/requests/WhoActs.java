package org.stepdown.audit.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Acting;
import org.stepdown.audit.Actor;

/** Notes within the security chain, right before it decides, who acts: outside of it nobody knows any more. */
public final class WhoActs extends OncePerRequestFilter {

    private static final String ATTRIBUTE = WhoActs.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Acting.person().map(Actor::of).ifPresent(actor -> request.setAttribute(ATTRIBUTE, actor));
        chain.doFilter(request, response);
    }

    static Optional<Actor> in(HttpServletRequest request) {
        return Optional.ofNullable((Actor) request.getAttribute(ATTRIBUTE));
    }
}
