package org.stepdown.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is in this product; a provider's tokens name them in lower case with dashes. */
public enum Role {
    INTAKE,
    CLINICIAN,
    PROGRAM_LEAD,
    SUPERVISOR,
    /** Runs the product and sees no patient. */
    OPS,
    /** Reads the audit, and nothing else. */
    AUDITOR,
    /** Answers for what is disclosed. */
    PRIVACY_OFFICER,
    /** A hospital's system that sends; it is no person, and its tokens have the scope {@code intake} instead of a role. */
    PUBLISHER;

    /** All roles of people. */
    public static Set<Role> staff() {
        return EnumSet.complementOf(EnumSet.of(PUBLISHER));
    }

    /** The role of this name; a provider may have others that mean nothing here. */
    public static Optional<Role> named(String claim) {
        String name = claim.toUpperCase(Locale.ROOT).replace('-', '_');
        for (Role role : values()) {
            if (role.name().equals(name) && role != PUBLISHER) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
