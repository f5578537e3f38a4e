package org.stepdown.access.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Problem;

/** Bodies of a bounded size, that arrive within a bounded time: also those that do not say how long they are. */
public final class BodyLimit extends OncePerRequestFilter {

    private final long bytes;
    private final Duration time;

    public BodyLimit(long bytes, Duration time) {
        this.bytes = bytes;
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > bytes) {
            // What is left of it is not read.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            Problem.write(response, HttpStatus.CONTENT_TOO_LARGE, "A body may have up to " + bytes + " bytes");
            return;
        }
        chain.doFilter(new LimitedRequest(request, bytes, time), response);
    }
}
