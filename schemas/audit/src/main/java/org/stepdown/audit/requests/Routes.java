package org.stepdown.audit.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.stepdown.audit.Entry;

/** Which of the service's routes a request was for, and which identities it named. */
public final class Routes {

    private static final Pattern IDENTITY =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|\\d{1,18}|\\d{4}-\\d{2}-\\d{2}");
    private static final String WITHHELD = "?";

    private final Supplier<Stream<RequestMappingHandlerMapping>> mappings;

    /** @param mappings the service's; asked for when the first request is refused, since filters are made early */
    public Routes(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
        this.mappings = mappings;
    }

    /**
     * What was found.
     *
     * @param name method and pattern
     * @param variables values of the path
     * @param criteria which of its parameters were given
     * @param also further identities
     */
    record Found(String name, List<String> variables, List<String> criteria, List<String> also) {

        boolean isOfOne() {
            return !variables.isEmpty();
        }

        /** Those in the address, those that a controller has named, and the one that was made. */
        List<String> objects(HttpServletResponse response) {
            List<String> objects = new ArrayList<>(variables);
            objects.addAll(also);
            String made = response.getHeader(HttpHeaders.LOCATION);
            if (made != null) {
                Matcher identity = IDENTITY.matcher(made.substring(made.lastIndexOf('/') + 1));
                if (identity.matches()) {
                    objects.add(identity.group());
                }
            }
            return objects.stream().distinct().limit(Entry.MOST_OBJECTS).toList();
        }
    }

    /** @param exists whether the request succeeded, so that what it named is there, and not something somebody made up */
    Found find(HttpServletRequest request, boolean exists) {
        HandlerMethod method = handler(request);
        String pattern = (String) request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (method == null || pattern == null) {
            return new Found(request.getMethod() + " (no route)", List.of(), List.of(), List.of());
        }
        List<String> also = new ArrayList<>(Audited.in(request.getAttribute(Audited.attribute())));
        Set<String> parameters = parameters(method);
        Map<String, String[]> given = isReading(request) ? request.getParameterMap() : Map.of();
        given.forEach((name, values) -> {
            if (parameters.contains(name)) {
                Arrays.stream(values)
                        .filter(value -> IDENTITY.matcher(value).matches())
                        .forEach(also::add);
            }
        });
        return new Found(
                request.getMethod() + " " + pattern,
                variables(request).stream()
                        .map(value -> exists || IDENTITY.matcher(value).matches() ? value : WITHHELD)
                        .toList(),
                given.entrySet().stream()
                        .filter(entry -> parameters.contains(entry.getKey()) && isGiven(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList(),
                also);
    }

    private static boolean isGiven(String[] values) {
        return Arrays.stream(values).anyMatch(value -> !value.isBlank());
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** That of the dispatcher; where the security chain refused before it, the one it would have come to. */
    private @Nullable HandlerMethod handler(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod method) {
            return method;
        }
        ServletRequestPathUtils.parseAndCache(request);
        return mappings.get()
                .map(mapping -> handler(mapping, request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable HandlerMethod handler(RequestMappingHandlerMapping mapping, HttpServletRequest request) {
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method ? method : null;
        } catch (Exception e) {
            // A method or type that the route does not have.
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> variables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map
                ? ((Map<String, String>) map).values().stream().toList()
                : List.of();
    }

    private static Set<String> parameters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .map(Routes::parameter)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static @Nullable String parameter(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation == null) {
            return null;
        }
        return annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
    }
}
