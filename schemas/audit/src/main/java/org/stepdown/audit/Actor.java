package org.stepdown.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;

/**
 * Who did it.
 *
 * @param account null when nobody had proven who they are
 * @param roles at that time
 */
public record Actor(@Nullable String account, List<String> roles) {

    public static final Actor NOBODY = new Actor(null, List.of());

    public Actor {
        roles = roles.stream().map(Tokens::code).sorted().toList();
        account = account == null ? null : Tokens.account(account);
    }

    public static Actor of(Person person) {
        return new Actor(
                person.account(), person.roles().stream().map(Enum::name).toList());
    }

    /** A service of ours that acts by itself, for instance because an event came. */
    public static Actor service(String name) {
        return new Actor(name, List.of("SERVICE"));
    }

    /** Who acts in the current request; else the service itself. */
    public static Actor currentOr(String service) {
        return Acting.person().map(Actor::of).orElseGet(() -> service(service));
    }
}
