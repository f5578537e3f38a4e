package org.stepdown.notification.face.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.notification.face.FaceProperties;

/** What every page knows: the request attribute {@code zone}, which templates see as a variable. */
@Component
final class EveryPage extends OncePerRequestFilter {

    private final FaceProperties properties;

    EveryPage(FaceProperties properties) {
        this.properties = properties;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute("zone", properties.zone());
        chain.doFilter(request, response);
    }
}
