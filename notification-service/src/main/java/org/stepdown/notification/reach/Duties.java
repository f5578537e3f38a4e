package org.stepdown.notification.reach;

import java.util.Set;
import org.stepdown.access.Role;

/** Roles that go together here. */
final class Duties {

    /** Who is there for patients. */
    static final Set<Role> CARE = Set.of(Role.INTAKE, Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR);

    /** Who answers alerts: each those that are theirs. */
    static final Set<Role> ANSWERING =
            Set.of(Role.INTAKE, Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR, Role.OPS, Role.PRIVACY_OFFICER);

    /** Who says who has duty. */
    static final Set<Role> LEADING = Set.of(Role.PROGRAM_LEAD, Role.SUPERVISOR);

    /** Who changes what concerns every team. */
    static final Set<Role> SUPERVISING = Set.of(Role.SUPERVISOR);

    private Duties() {}
}
