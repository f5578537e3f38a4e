package org.stepdown.enrollment.catalogue;

import java.util.List;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;

/** Says on which days a site is closed; whoever was to begin on one of them begins at the next session. In a transaction. */
public final class ChangeHolidays {

    private final Sites sites;
    private final PlaceReferrals placeReferrals;
    private final StaffActions actions;

    public ChangeHolidays(Sites sites, PlaceReferrals placeReferrals, StaffActions actions) {
        this.sites = sites;
        this.placeReferrals = placeReferrals;
        this.actions = actions;
    }

    /**
     * Why it can't be so; nothing when it is.
     *
     * @param holidays all of them, in place of those before
     */
    public List<Reason> change(String site, List<Holiday> holidays, StaffAction action) {
        if (sites.find(site) == null) {
            return List.of(Reason.of("UNKNOWN_SITE"));
        }
        sites.close(site, holidays);
        actions.keep(action);
        Cause cause = Cause.command(action.id(), action.action(), action.at());
        placeReferrals.place(sites.cohorts(site).stream()
                .map(cohort -> (Command) new Command.Redefine(cohort, cause, action.at()))
                .toList());
        return List.of();
    }
}
