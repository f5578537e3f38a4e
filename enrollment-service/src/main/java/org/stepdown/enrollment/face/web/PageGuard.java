package org.stepdown.enrollment.face.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.enrollment.face.FaceProperties;

/**
 * What browsers are told about every page, and the refusal of what another site makes them send. Who is at the page is
 * found out here and nowhere else: pages take the request attributes {@code staff}, absent when unknown, and
 * {@code zone}, which templates see as variables.
 */
@Component
final class PageGuard extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final FaceProperties properties;

    PageGuard(FaceProperties properties) {
        this.properties = properties;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (isFromAnotherSite(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String path = request.getRequestURI();
        if (!path.startsWith("/stepdown/") && !path.startsWith("/webjars/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        request.setAttribute("zone", properties.zone());
        request.setAttribute("staff", staff(request));
        chain.doFilter(request, response);
    }

    private static @Nullable String staff(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(Staff.COOKIE)) {
                    return Staff.name(cookie.getValue());
                }
            }
        }
        return null;
    }

    /** Every current browser sends the header; what is not a browser has no cookie that could be misused. */
    private static boolean isFromAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return request.getMethod().equals("POST")
                && site != null
                && !site.equals("same-origin")
                && !site.equals("none");
    }
}
