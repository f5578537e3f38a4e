package org.stepdown.audit.requests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.stepdown.audit.Kind;

/**
 * What a service's routes are to the audit where the method does not say it. Without a line, reading is a read or a
 * search, and everything else a change.
 */
public final class AuditRoutes {

    private record Line(PathPattern pattern, Kind kind) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<PathPattern> ignored = new ArrayList<>();
    private final List<PathPattern> intake = new ArrayList<>();

    public AuditRoutes() {
        ignores("/stepdown/**", "/webjars/**", "/favicon.ico", "/api/openapi/**", "/error");
        is(Kind.SIGN_OUT, "/sign-out", "/logout/connect/back-channel/**");
    }

    public AuditRoutes is(Kind kind, String... patterns) {
        parsed(patterns).forEach(pattern -> lines.add(new Line(pattern, kind)));
        return this;
    }

    /** Of no interest: style sheets and the like. */
    public AuditRoutes ignores(String... patterns) {
        ignored.addAll(parsed(patterns));
        return this;
    }

    /** Where hospitals hand in messages: each is kept with its sender already, so that the audit only counts them. */
    public AuditRoutes intake(String... patterns) {
        intake.addAll(parsed(patterns));
        return is(Kind.INTAKE, patterns);
    }

    boolean ignores(PathContainer path) {
        return matches(ignored, path);
    }

    boolean isIntake(PathContainer path) {
        return matches(intake, path);
    }

    Optional<Kind> kind(PathContainer path) {
        return lines.stream()
                .filter(line -> line.pattern().matches(path))
                .findFirst()
                .map(Line::kind);
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> parsed(String... patterns) {
        return Arrays.stream(patterns)
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
