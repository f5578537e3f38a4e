package org.stepdown.delivery.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who may do what at a running service: every endpoint that it maps, asked by everybody, for what is within their reach
 * and what is not. An endpoint that the table doesn't name fails, so that none can be forgotten.
 */
public final class EndpointTable {

    /** Everybody that a service tells apart. */
    public static final List<String> EVERYBODY = List.of(
            "intake",
            "clinician",
            "program-lead",
            "supervisor",
            "ops",
            "auditor",
            "privacy-officer",
            Visitor.PUBLISHER,
            Visitor.NOBODY);

    private static final Set<String> OUTSIDE = Set.of("ANY /error", "POST /logout/connect/back-channel/stepdown");

    private final ApplicationContext service;
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private final List<Endpoint> endpoints;

    /**
     * The table of a service.
     *
     * @param port where it listens
     * @param programs within reach of the people
     * @param facilities within reach of the people and the sending system
     */
    public EndpointTable(
            ApplicationContext service, int port, List<String> programs, List<String> facilities, Endpoint... lines) {
        this.service = service;
        this.endpoints = Arrays.asList(lines);
        String address = "http://127.0.0.1:" + port;
        for (String one : EVERYBODY) {
            visitors.put(
                    one,
                    switch (one) {
                        case Visitor.NOBODY -> Visitor.nobody(address);
                        case Visitor.PUBLISHER -> Visitor.publisher(address, facilities);
                        default -> Visitor.staff(address, one, programs, facilities);
                    });
        }
    }

    /** One test for a line, and one that no line is missing; for {@code @TestFactory}. */
    public Stream<DynamicTest> tests() {
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest("every endpoint of the service has a line", this::is_complete)),
                endpoints.stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.name(), () -> holds(endpoint))));
    }

    private void is_complete() {
        Set<String> mapped = new TreeSet<>();
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> mapped.addAll(names(info))));
        mapped.removeAll(OUTSIDE);
        assertEquals(
                String.join("\n", mapped),
                endpoints.stream().map(Endpoint::name).sorted().distinct().collect(Collectors.joining("\n")));
    }

    private static Set<String> names(RequestMappingInfo info) {
        Set<String> methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).collect(Collectors.toSet());
        return (methods.isEmpty() ? Set.of("ANY") : methods)
                .stream()
                        .flatMap(method -> info.getPatternValues().stream()
                                .map(pattern -> method + " " + (pattern.isEmpty() ? "/" : pattern)))
                        .collect(Collectors.toSet());
    }

    private void holds(Endpoint endpoint) {
        StringBuilder expected = new StringBuilder();
        StringBuilder seen = new StringBuilder();
        visitors.forEach((name, visitor) -> {
            boolean allowed = endpoint.roles().contains(name);
            String refused = endpoint.hidden().contains(name) ? "404" : refused(endpoint, name);
            line(expected, name, "own", allowed ? statuses(endpoint.statuses()) : refused);
            line(seen, name, "own", among(endpoint.statuses(), allowed, status(endpoint, visitor, endpoint.own())));
            Supplier<Endpoint.Ask> foreign = endpoint.foreign();
            if (foreign != null) {
                boolean everywhere = endpoint.everywhere().contains(name);
                String hidden = allowed ? String.valueOf(endpoint.foreignStatus()) : refused;
                line(expected, name, "foreign", everywhere ? statuses(endpoint.statuses()) : hidden);
                line(seen, name, "foreign", among(endpoint.statuses(), everywhere, status(endpoint, visitor, foreign)));
            }
        });
        assertEquals(expected.toString(), seen.toString(), endpoint.name());
    }

    /** Without a proof: pages lead to the sign-in, or say that nobody is signed in; systems have none for pages. */
    private static String refused(Endpoint endpoint, String name) {
        boolean unknown = name.equals(Visitor.NOBODY) || endpoint.isPage() && name.equals(Visitor.PUBLISHER);
        if (unknown) {
            return endpoint.isPage() && endpoint.method().equals("GET") ? "302" : "401";
        }
        // What no rule opens to anybody looks as if it were not there.
        return endpoint.roles().isEmpty() ? "404" : "403";
    }

    private static int status(Endpoint endpoint, Visitor visitor, Supplier<Endpoint.Ask> ask) {
        return endpoint.isPage()
                ? visitor.pageStatus(endpoint.method(), ask.get())
                : visitor.callStatus(endpoint.method(), ask.get());
    }

    private static String among(Set<Integer> statuses, boolean allowed, int status) {
        return allowed && statuses.contains(status) ? statuses(statuses) : String.valueOf(status);
    }

    private static String statuses(Set<Integer> statuses) {
        return new TreeSet<>(statuses).toString();
    }

    private static void line(StringBuilder text, String name, String what, String status) {
        text.append(name).append(' ').append(what).append(": ").append(status).append('\n');
    }
}
