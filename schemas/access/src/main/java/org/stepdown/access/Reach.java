package org.stepdown.access;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose things somebody may see: those of the named, or of all. */
public record Reach(boolean everything, Set<String> names) {

    public static final Reach NOTHING = new Reach(false, Set.of());
    public static final Reach EVERYTHING = new Reach(true, Set.of());

    private static final String ALL = "*";

    public Reach {
        names = Set.copyOf(names);
    }

    /** As a token lists them. */
    public static Reach of(Collection<String> names) {
        return names.contains(ALL) ? EVERYTHING : new Reach(false, Set.copyOf(names));
    }

    /** What belongs to nobody yet is within everybody's reach. */
    public boolean covers(@Nullable String name) {
        return everything || name == null || names.contains(name);
    }
}
