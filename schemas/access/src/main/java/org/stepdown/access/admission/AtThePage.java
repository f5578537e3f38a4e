package org.stepdown.access.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Acting;

/**
 * Tells pages who is signed in: the request attributes {@value #WHO} and {@value #STAFF}, their account. Templates see
 * them as variables.
 */
public final class AtThePage extends OncePerRequestFilter {

    public static final String WHO = "who";
    public static final String STAFF = "staff";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Acting.person().ifPresent(person -> {
            request.setAttribute(WHO, person);
            request.setAttribute(STAFF, person.account());
        });
        chain.doFilter(request, response);
    }
}
