package org.stepdown.enrollment.reach;

import java.util.Set;
import org.stepdown.access.Role;

/** Roles that go together here. */
public final class Duties {

    /** Who is there for patients, and sees them. */
    public static final Set<Role> CARE = Set.of(Role.INTAKE, Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR);

    /** Who answers for what is decided about a patient. */
    public static final Set<Role> CLINICAL = Set.of(Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR);

    /** Who says what programs and cohorts there are. */
    public static final Set<Role> LEADING = Set.of(Role.PROGRAM_LEAD, Role.SUPERVISOR);

    /** Who changes what concerns every program. */
    public static final Set<Role> SUPERVISING = Set.of(Role.SUPERVISOR);

    /** Who sees how full it is; no patient is in that. */
    static final Set<Role> CENSUS = Set.of(Role.INTAKE, Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR, Role.OPS);

    private Duties() {}
}
