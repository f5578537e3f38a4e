package org.stepdown.events;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.stepdown.events.alert.AlertChanged;
import org.stepdown.events.alert.AlertDeliveryChanged;
import org.stepdown.events.alert.AlertRaised;
import org.stepdown.events.encounter.AdmissionCancelled;
import org.stepdown.events.encounter.DischargeCancelled;
import org.stepdown.events.encounter.EncounterLapsed;
import org.stepdown.events.encounter.EncounterUpdated;
import org.stepdown.events.encounter.PatientAdmitted;
import org.stepdown.events.encounter.PatientClassChanged;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientPreadmitted;
import org.stepdown.events.encounter.PatientRegistered;
import org.stepdown.events.encounter.PatientTransferred;
import org.stepdown.events.encounter.PatientUpdated;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.ReferralRequestCancelled;
import org.stepdown.events.encounter.ReferralRequestChanged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.events.encounter.TransferCancelled;
import org.stepdown.events.enrollment.AttendanceRecorded;
import org.stepdown.events.enrollment.CensusChanged;
import org.stepdown.events.enrollment.CohortNearlyFull;
import org.stepdown.events.enrollment.FollowUpClockChanged;
import org.stepdown.events.enrollment.OutreachAttempted;
import org.stepdown.events.enrollment.PatientInCareSeen;
import org.stepdown.events.enrollment.PlacementDecided;
import org.stepdown.events.enrollment.ReferralStatusChanged;
import org.stepdown.events.enrollment.SeatChanged;
import org.stepdown.events.referral.FeedResumed;
import org.stepdown.events.referral.FeedWentSilent;
import org.stepdown.events.referral.GlassBroken;
import org.stepdown.events.referral.LoopDeliveryFailed;
import org.stepdown.events.referral.MessageQuarantined;
import org.stepdown.events.referral.ReferralChanged;
import org.stepdown.events.referral.ReferralClosed;
import org.stepdown.events.referral.ReferralOpened;
import org.stepdown.events.referral.ReferralsMerged;

/** The topic catalogue: every topic of the product, once. */
@NullMarked
public final class Topics {

    private static final int PARTITIONS = 12;
    private static final Duration RETENTION = Duration.ofDays(400);

    /** What hospitals say happened: encounters, patient records and referral requests. */
    public static final Topic ENCOUNTER = new Topic(
            "care.encounter.v1",
            PARTITIONS,
            RETENTION,
            List.of(
                    PatientAdmitted.SCHEMA$,
                    PatientTransferred.SCHEMA$,
                    PatientDischarged.SCHEMA$,
                    PatientRegistered.SCHEMA$,
                    PatientPreadmitted.SCHEMA$,
                    PatientClassChanged.SCHEMA$,
                    EncounterUpdated.SCHEMA$,
                    AdmissionCancelled.SCHEMA$,
                    TransferCancelled.SCHEMA$,
                    DischargeCancelled.SCHEMA$,
                    EncounterLapsed.SCHEMA$,
                    PatientUpdated.SCHEMA$,
                    PatientsMerged.SCHEMA$,
                    ReferralRequested.SCHEMA$,
                    ReferralRequestChanged.SCHEMA$,
                    ReferralRequestCancelled.SCHEMA$));

    /** Who qualifies for IOP care, by which pathway and why, as referral-service screens it. */
    public static final Topic REFERRAL = new Topic(
            "care.referral.v1",
            PARTITIONS,
            RETENTION,
            List.of(
                    ReferralOpened.SCHEMA$,
                    ReferralChanged.SCHEMA$,
                    ReferralClosed.SCHEMA$,
                    ReferralsMerged.SCHEMA$,
                    MessageQuarantined.SCHEMA$,
                    FeedWentSilent.SCHEMA$,
                    FeedResumed.SCHEMA$,
                    LoopDeliveryFailed.SCHEMA$,
                    GlassBroken.SCHEMA$));

    /** Placement decisions, seats, attendance and clocks. */
    public static final Topic ENROLLMENT = new Topic(
            "care.enrollment.v1",
            PARTITIONS,
            RETENTION,
            List.of(
                    PlacementDecided.SCHEMA$,
                    ReferralStatusChanged.SCHEMA$,
                    SeatChanged.SCHEMA$,
                    CensusChanged.SCHEMA$,
                    CohortNearlyFull.SCHEMA$,
                    AttendanceRecorded.SCHEMA$,
                    OutreachAttempted.SCHEMA$,
                    FollowUpClockChanged.SCHEMA$,
                    PatientInCareSeen.SCHEMA$));

    /** What became of every alert. */
    public static final Topic ALERT = new Topic(
            "care.alert.v1",
            PARTITIONS,
            RETENTION,
            List.of(AlertRaised.SCHEMA$, AlertChanged.SCHEMA$, AlertDeliveryChanged.SCHEMA$));

    private static final List<Topic> ALL = List.of(ENCOUNTER, REFERRAL, ENROLLMENT, ALERT);

    private Topics() {}

    /** All topics, upstream first. */
    public static List<Topic> all() {
        return ALL;
    }
}
