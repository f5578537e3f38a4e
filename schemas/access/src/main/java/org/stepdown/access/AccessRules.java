package org.stepdown.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which roles may use which endpoint, and which objects are within a person's reach: a table, read from the top, whose
 * last line is always that nobody may. Patterns are those of controllers, such as {@code /api/things/{id}/**}.
 */
public final class AccessRules {

    /** What comes of a request. */
    public enum Verdict {
        ALLOWED,
        /** The person's roles do not allow it, and need not be told more. */
        FORBIDDEN,
        /** There is no such thing, or none that this person may know of: both look the same. */
        NOT_THERE
    }

    /** Whether the object that the request names is within the person's reach; also when there is none. */
    @FunctionalInterface
    public interface Visible {

        /** @param names variables of the path, and of the query what the path does not have */
        boolean to(Person person, Map<String, String> names);
    }

    private record Rule(Set<String> methods, PathPattern pattern, Set<Role> roles) {
        boolean matches(String method, PathContainer path) {
            return methods.contains(method) && pattern.matches(path);
        }
    }

    private record Guard(PathPattern pattern, Visible visible) {
        boolean hides(Person person, PathContainer path, Map<String, String> query) {
            PathPattern.PathMatchInfo match = pattern.matchAndExtract(path);
            if (match == null) {
                return false;
            }
            Map<String, String> names = new HashMap<>(query);
            names.putAll(match.getUriVariables());
            return !visible.to(person, names);
        }
    }

    /** Who sees to what could not be taken or sent; they are shown it masked. */
    public static final Set<Role> REPAIR = Set.of(Role.OPS, Role.SUPERVISOR);

    private final List<Rule> rules = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();

    /** What every service has: what pages are made of, the description of its API, its dead letters and
     * its audit. */
    public static AccessRules ofEveryService() {
        return new AccessRules()
                .reads(
                        EnumSet.allOf(Role.class),
                        "/stepdown/**",
                        "/webjars/**",
                        "/error",
                        "/api/openapi",
                        "/api/openapi.yaml")
                .reads(
                        REPAIR,
                        "/dead-letters",
                        "/dead-letters/{letter}",
                        "/api/dead-letters",
                        "/api/dead-letters/{letter}")
                .writes(REPAIR, "/dead-letters/{letter}/*", "/api/dead-letters/{letter}/*")
                .reads(Set.of(Role.AUDITOR), "/audit", "/audit/export", "/api/audit", "/api/audit/verification");
    }

    /**
     * An identity as the name of an object, read as controllers read it: whatever spelling reaches a controller has gone
     * through {@link Visible}. Empty when there is none, and then there is no such object.
     */
    public static Optional<UUID> id(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(String::trim).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reading; HEAD goes with GET. */
    public AccessRules reads(Set<Role> roles, String... patterns) {
        return rule(Set.of("GET", "HEAD"), roles, patterns);
    }

    /** Every method that changes something. */
    public AccessRules writes(Set<Role> roles, String... patterns) {
        return rule(Set.of("POST", "PUT", "PATCH", "DELETE"), roles, patterns);
    }

    /** Objects that not everybody may know of, on top of the roles. */
    public AccessRules shows(Visible visible, String... patterns) {
        Arrays.stream(patterns)
                .map(PathPatternParser.defaultInstance::parse)
                .forEach(pattern -> guards.add(new Guard(pattern, visible)));
        return this;
    }

    private AccessRules rule(Set<String> methods, Set<Role> roles, String... patterns) {
        Arrays.stream(patterns)
                .map(PathPatternParser.defaultInstance::parse)
                .forEach(pattern -> rules.add(new Rule(methods, pattern, Set.copyOf(roles))));
        return this;
    }

    /** The roles that the first matching line allows; empty when no line is about it. */
    public Optional<Set<Role>> allowed(String method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return rules.stream()
                .filter(rule -> rule.matches(method, parsed))
                .findFirst()
                .map(Rule::roles);
    }

    /**
     * What comes of a request.
     *
     * @param path as it was sent, without the query
     * @param query its first value for each name
     */
    public Verdict verdict(Person person, String method, String path, Map<String, String> query) {
        PathContainer parsed = PathContainer.parsePath(path);
        Optional<Set<Role>> allowed = allowed(method, path);
        if (allowed.isEmpty()) {
            return Verdict.NOT_THERE;
        }
        if (!person.isAnyOf(allowed.get())) {
            return Verdict.FORBIDDEN;
        }
        return guards.stream().anyMatch(guard -> guard.hides(person, parsed, query))
                ? Verdict.NOT_THERE
                : Verdict.ALLOWED;
    }
}
