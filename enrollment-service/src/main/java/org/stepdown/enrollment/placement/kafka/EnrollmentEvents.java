package org.stepdown.enrollment.placement.kafka;

import org.apache.avro.specific.SpecificRecord;
import org.stepdown.delivery.EventIds;
import org.stepdown.delivery.OutgoingEvent;
import org.stepdown.delivery.Trail;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Happening;
import org.stepdown.events.Topics;

/** What happened, as events: named by their cause, so that work done twice says nothing new. */
final class EnrollmentEvents {

    private EnrollmentEvents() {}

    static OutgoingEvent of(Happening happening) {
        return switch (happening) {
            case Happening.Decided decided ->
                event(
                        decided,
                        "decided/" + decided.decision().referral().id(),
                        decided.decision().referral().patientKey(),
                        DecisionEvent.of(decided.decision()));
            case Happening.StatusChanged changed ->
                event(
                        changed,
                        "status/" + changed.referral().id() + "/" + changed.to(),
                        changed.referral().patientKey(),
                        StatusEvent.of(changed));
            case Happening.SeatMoved moved ->
                event(
                        moved,
                        "seat/" + moved.seat().id() + "/" + moved.seat().state(),
                        moved.referral().patientKey(),
                        SeatEvent.of(moved));
            case Happening.SeenInHospital seen ->
                event(
                        seen,
                        "in-care/" + seen.referral().id() + "/" + seen.what(),
                        seen.referral().patientKey(),
                        InCareEvents.of(seen));
            case Happening.Counted counted ->
                event(
                        counted,
                        "census/" + counted.cohort().id(),
                        counted.cohort().id(),
                        CohortEvents.of(counted));
            case Happening.NearlyFull full ->
                event(full, "nearly-full/" + full.cohort().id(), full.cohort().id(), CohortEvents.of(full));
        };
    }

    private static OutgoingEvent event(Happening happening, String name, String key, SpecificRecord event) {
        Cause cause = happening.cause();
        Trail trail = new Trail(cause.correlationId(), null, cause.traceparent()).causedBy(cause.id());
        return new OutgoingEvent(
                EventIds.derived(cause.id(), name), Topics.ENROLLMENT.name(), key, event, happening.at(), trail);
    }
}
