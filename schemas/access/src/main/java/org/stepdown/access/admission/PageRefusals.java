package org.stepdown.access.admission;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.stepdown.access.Acting;
import org.stepdown.access.Problem;
import org.stepdown.access.limits.RateLimit;

/** How people are told: they are sent to sign in, or see the error page. */
public final class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

    private final AuthenticationEntryPoint signIn;
    private final RateLimit limit;

    public PageRefusals(String signIn, RateLimit limit) {
        this.signIn = new LoginUrlAuthenticationEntryPoint(signIn);
        this.limit = limit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        if (!limit.takesFailure(request, response)) {
            return;
        }
        if (request.getHeader("HX-Request") != null || !request.getMethod().equals("GET")) {
            // A part of a page has no place for a sign-in; the browser loads the whole page anew, and comes there.
            response.setHeader("HX-Refresh", "true");
            Problem.write(response, HttpStatus.UNAUTHORIZED, "Nobody is signed in any more: load the page again");
        } else {
            signIn.commence(request, response, failure);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (Acting.person().isEmpty()) {
            // A form of a session that is over: its token is gone with it.
            commence(request, response, new InsufficientAuthenticationException("Nobody is signed in", denied));
            return;
        }
        response.sendError(
                denied instanceof NotThereException
                        ? HttpServletResponse.SC_NOT_FOUND
                        : HttpServletResponse.SC_FORBIDDEN);
    }

    /** A sign-in that failed; it is not begun again by itself, or it would go round in circles. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (limit.takesFailure(request, response)) {
            Problem.write(response, HttpStatus.UNAUTHORIZED, "The sign-in did not succeed: go back and try again");
        }
    }
}
