package org.stepdown.issuer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes {@code prompt=login} at its word (OpenID Connect Core, section 3.1.2.1): whoever is signed in is asked once more.
 * The request comes again after the sign-in; by its state it is known then.
 */
final class ProofAnew extends OncePerRequestFilter {

    private static final String ASKED = ProofAnew.class.getName();

    private final SecurityContextLogoutHandler forget = new SecurityContextLogoutHandler();

    ProofAnew() {
        // The session stays: it knows which request the sign-in is for.
        forget.setInvalidateHttpSession(false);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String state = request.getParameter("state");
        if (state != null && "login".equals(request.getParameter("prompt"))) {
            HttpSession session = request.getSession();
            if (!state.equals(session.getAttribute(ASKED))) {
                forget.logout(
                        request, response, SecurityContextHolder.getContext().getAuthentication());
                session.setAttribute(ASKED, state);
            }
        }
        chain.doFilter(request, response);
    }
}
