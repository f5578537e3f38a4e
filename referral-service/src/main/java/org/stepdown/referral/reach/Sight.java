package org.stepdown.referral.reach;

import java.util.Set;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Reach;
import org.stepdown.access.Role;

/** Whose things the one who acts in this request may see. */
public final class Sight {

    /** Who works with patients. */
    static final Set<Role> CARE = Set.of(Role.INTAKE, Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR);

    /** Who repairs messages, and sees them whole for it. */
    static final Set<Role> DESK = Set.of(Role.INTAKE, Role.SUPERVISOR);

    private Sight() {}

    /** Facilities whose patients' things they may see. */
    public static Reach patients() {
        return patients(Acting.required());
    }

    static Reach patients(Person person) {
        return person.isAnyOf(CARE) || person.isAnyOf(Set.of(Role.PRIVACY_OFFICER))
                ? person.facilities()
                : Reach.NOTHING;
    }

    /** Facilities of which they may see what names no patient. */
    public static Reach masked() {
        return masked(Acting.required());
    }

    static Reach masked(Person person) {
        return person.isAnyOf(Set.of(Role.OPS)) ? Reach.EVERYTHING : person.facilities();
    }

    /** Whether they enter what hospitals have on paper. */
    public static boolean isCare() {
        return Acting.required().isAnyOf(CARE);
    }

    /** Whether they may open a message of this facility, and see to it. */
    public static boolean opens(String facility) {
        Person person = Acting.required();
        return person.isAnyOf(DESK) && person.facilities().covers(facility);
    }
}
