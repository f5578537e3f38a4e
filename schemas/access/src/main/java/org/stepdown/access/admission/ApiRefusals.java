package org.stepdown.access.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.stepdown.access.Problem;
import org.stepdown.access.limits.RateLimit;

/** How programs are told that they may not. */
public final class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RateLimit limit;

    public ApiRefusals(RateLimit limit) {
        this.limit = limit;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!limit.takesFailure(request, response)) {
            return;
        }
        boolean bad = failure instanceof InvalidBearerTokenException;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, bad ? "Bearer error=\"invalid_token\"" : "Bearer");
        say(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                bad
                        ? "The bearer token is not valid here: it may have expired, or be of another issuer or audience"
                        : "A bearer token is wanted (RFC 6750)");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof NotThereException) {
            say(request, response, HttpStatus.NOT_FOUND, "There is no such thing");
        } else {
            say(request, response, HttpStatus.FORBIDDEN, "The roles or scopes of the caller do not allow this");
        }
    }

    /** To FHIR clients as FHIR. */
    private static void say(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
            throws IOException {
        if (!request.getRequestURI().startsWith("/fhir/")) {
            Problem.write(response, status, detail);
            return;
        }
        String code = switch (status) {
            case UNAUTHORIZED -> "login";
            case FORBIDDEN -> "forbidden";
            default -> "not-found";
        };
        response.setStatus(status.value());
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write(
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"%s\",\"details\":{\"text\":\"%s\"}}]}"
                                .formatted(code, detail));
    }
}
