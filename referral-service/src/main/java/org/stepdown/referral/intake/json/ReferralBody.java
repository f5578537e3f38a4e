package org.stepdown.referral.intake.json;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.events.MandatedPriority;
import org.stepdown.events.Modality;
import org.stepdown.events.Track;
import org.stepdown.referral.intake.json.EncounterBody.DiagnosisBody;
import org.stepdown.referral.intake.json.EncounterBody.IdentifierBody;
import org.stepdown.referral.intake.json.EncounterBody.PatientBody;
import org.stepdown.referral.intake.json.EncounterBody.SuitabilityBody;

/** The body of {@code POST /api/referrals}. */
record ReferralBody(
        @Nullable String application,
        @Nullable String facility,
        @Nullable Event event,
        @Nullable OffsetDateTime occurredAt,
        @Nullable IdentifierBody referralKey,
        @Nullable PatientBody patient,
        @Nullable String requestedBy,
        @Nullable String priority,
        @Nullable List<DiagnosisBody> diagnoses,
        @Nullable SuitabilityBody suitability,
        @Nullable PreferencesBody preferences,
        @Nullable MandatedPriority mandatedPriority,
        @Nullable String reportedLocusLevel,
        @Nullable String reportedAsamLevel,
        @Nullable String payer) {

    /** What happens to the referral; left out it is new. */
    enum Event {
        NEW,
        CHANGE,
        CANCEL
    }

    record PreferencesBody(
            @Nullable Track track,
            @Nullable Modality modality,
            @Nullable String site,
            @Nullable String language,
            @Nullable LocalDate earliestStart) {}
}
