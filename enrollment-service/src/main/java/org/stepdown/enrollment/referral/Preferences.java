package org.stepdown.enrollment.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Track;

/**
 * What the patient or referrer asked for; null where nothing was said.
 *
 * @param track time of day
 * @param modality how to meet
 * @param site where
 * @param language language of the group, BCP 47
 * @param earliestStart not before this date
 */
public record Preferences(
        @Nullable Track track,
        @Nullable Modality modality,
        @Nullable String site,
        @Nullable String language,
        @Nullable LocalDate earliestStart) {

    public static final Preferences NONE = new Preferences(null, null, null, null, null);
}
