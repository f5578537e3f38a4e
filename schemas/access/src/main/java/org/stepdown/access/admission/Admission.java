package org.stepdown.access.admission;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;

/** Asks the service's rules about every request; without somebody who acts there is nothing to ask. */
public final class Admission implements AuthorizationManager<RequestAuthorizationContext> {

    private final AccessRules rules;

    public Admission(AccessRules rules) {
        this.rules = rules;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        Optional<Person> person = Acting.of(authentication.get());
        if (person.isEmpty()) {
            return new AuthorizationDecision(false);
        }
        HttpServletRequest request = context.getRequest();
        return switch (rules.verdict(
                person.get(),
                request.getMethod(),
                // As it was sent: controllers are found by the same reading of it.
                request.getRequestURI(),
                query(request))) {
            case ALLOWED -> new AuthorizationDecision(true);
            case FORBIDDEN -> new AuthorizationDecision(false);
            case NOT_THERE -> throw new NotThereException();
        };
    }

    /** Of requests that read only: to look for parameters of others would use up their body. */
    private static Map<String, String> query(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return Map.of();
        }
        Map<String, String> query = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, values[0]));
        return query;
    }
}
