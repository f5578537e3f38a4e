package org.stepdown.notification.face.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Acting;
import org.stepdown.notification.face.FaceProperties;

/**
 * What every page knows: the request attributes {@code staff}, the account of who is signed in, and {@code zone}.
 * Templates see them as variables.
 */
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
        Acting.person().ifPresent(person -> request.setAttribute("staff", person.account()));
        chain.doFilter(request, response);
    }
}
