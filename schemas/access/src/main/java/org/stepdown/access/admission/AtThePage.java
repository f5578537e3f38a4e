package org.stepdown.access.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Acting;

/** Tells pages who is signed in: the request attribute {@value #WHO}, which templates see as a variable. */
public final class AtThePage extends OncePerRequestFilter {

    public static final String WHO = "who";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Acting.person().ifPresent(person -> request.setAttribute(WHO, person));
        chain.doFilter(request, response);
    }
}
