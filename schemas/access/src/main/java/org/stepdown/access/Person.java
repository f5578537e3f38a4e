package org.stepdown.access;

import java.util.Collection;
import java.util.Set;

/**
 * Who acts: somebody who has proven who they are, or a system that has.
 *
 * @param account by which records name them
 * @param name for pages
 * @param programs whose patients are within reach
 * @param facilities whose messages are within reach, or may be sent
 */
public record Person(String account, String name, Set<Role> roles, Reach programs, Reach facilities) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** For templates; {@code ops}, {@code program-lead}. */
    public boolean is(String role) {
        return Role.named(role).filter(roles::contains).isPresent();
    }

    public boolean isAnyOf(Collection<Role> some) {
        return some.stream().anyMatch(roles::contains);
    }
}
