package org.stepdown.access;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/** Finds out who acts in the current request: the one place where claims of a provider become a {@link Person}. */
public final class Acting {

    private static final String STAFF_SCOPE = "staff";
    private static final String INTAKE_SCOPE = "intake";

    private Acting() {}

    /** Empty when nobody has proven who they are. */
    public static Optional<Person> person() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** When who acts last proved to the provider who they are; empty when it does not say. */
    public static Optional<Instant> signedInAt() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ClaimAccessor claims
                ? Optional.ofNullable(claims.getClaimAsInstant("auth_time"))
                : Optional.empty();
    }

    /** @throws IllegalStateException when nobody has proven who they are, which no rule lets in */
    public static Person required() {
        return person().orElseThrow(() -> new IllegalStateException("Nobody acts in this request"));
    }

    public static Optional<Person> of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        return switch (authentication.getPrincipal()) {
            case Jwt token -> Optional.of(ofToken(token));
            case OidcUser user -> Optional.of(person(user.getClaims(), roles(user.getClaims())));
            case Person system -> Optional.of(system);
            case null, default -> Optional.empty();
        };
    }

    /** A token opens only what its scope is for, whatever roles its owner has. */
    private static Person ofToken(Jwt token) {
        List<String> scopes = scopes(token);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (scopes.contains(STAFF_SCOPE)) {
            roles.addAll(roles(token.getClaims()));
        }
        if (scopes.contains(INTAKE_SCOPE)) {
            roles.add(Role.PUBLISHER);
        }
        return person(token.getClaims(), roles);
    }

    private static List<String> scopes(Jwt token) {
        Object scope = token.getClaims().get("scope");
        return scope instanceof String text ? List.of(text.split(" ")) : strings(scope);
    }

    private static Person person(Map<String, Object> claims, Set<Role> roles) {
        String account =
                text(claims, "preferred_username").or(() -> text(claims, "sub")).orElse("");
        return new Person(
                account,
                text(claims, "name").orElse(account),
                roles,
                Reach.of(strings(claims.get("programs"))),
                Reach.of(strings(claims.get("facilities"))));
    }

    private static Set<Role> roles(Map<String, Object> claims) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        strings(claims.get("roles")).forEach(claim -> Role.named(claim).ifPresent(roles::add));
        return roles;
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    private static List<String> strings(@Nullable Object claim) {
        return claim instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }
}
