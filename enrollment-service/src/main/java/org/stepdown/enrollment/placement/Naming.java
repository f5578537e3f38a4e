package org.stepdown.enrollment.placement;

import java.util.UUID;

/** Makes identities: the same cause and name always give the same one. */
@FunctionalInterface
public interface Naming {
    UUID name(UUID cause, String name);
}
