package org.stepdown.enrollment.placement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Ages;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Precedence;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.Census;
import org.stepdown.enrollment.seat.Seat;

/** Some cohorts, a desk, and what happened there; time stands still unless a test moves it. */
final class World {

    /** A Monday, seven in the morning in New York. */
    static final Instant MONDAY_NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final Policy POLICY = new Policy(
            "test",
            Acceptance.NOT_REQUIRED,
            48,
            24,
            12,
            90,
            false,
            false,
            Map.of("LAKESIDE", List.of("harbor")),
            new Policy.Mandate(14, 48, 120),
            List.of("01"),
            List.of(Preference.values()),
            List.of(Precedence.values()),
            new GroupSize(12, 16),
            Map.of(AgeBand.ADOLESCENT, new Ages(12, 17), AgeBand.ADULT, new Ages(18, null)));

    /** The same, but a seat has to be accepted. */
    static final Policy OFFERING = new Policy(
            "offering",
            Acceptance.REQUIRED,
            48,
            24,
            12,
            90,
            false,
            false,
            Map.of(),
            POLICY.mandate(),
            POLICY.homeDispositions(),
            List.of(Preference.values()),
            POLICY.waiting(),
            POLICY.groups(),
            POLICY.ages());

    private final InMemoryRecords records;
    private final List<Happening> happenings = new ArrayList<>();
    private final PlaceReferrals placeReferrals;
    private Instant now = MONDAY_NOON;
    private int causes;

    World(Policy policy) {
        records = new InMemoryRecords(policy);
        placeReferrals = new PlaceReferrals(records, happenings::addAll, World::named);
    }

    static World empty() {
        return new World(POLICY);
    }

    static World with(Cohort cohort, int capacity) {
        return empty().and(cohort, capacity);
    }

    World and(Cohort cohort, int capacity) {
        records.add(cohort, capacity);
        return this;
    }

    void at(Instant time) {
        now = time;
    }

    Referral opens(AReferral sketch) {
        Referral referral = sketch.build();
        takes(new Command.Open(referral, cause(), now));
        return referral;
    }

    void changes(AReferral sketch) {
        takes(new Command.Change(sketch.build(), cause(), now));
    }

    void closes(Referral referral) {
        takes(new Command.Close(
                referral.id(),
                ReferralStatus.CANCELLED,
                List.of(Reason.of("DISCHARGE_CANCELLED")),
                Actor.SYSTEM,
                cause(),
                now));
    }

    void merges(Referral merged, Referral into) {
        takes(new Command.Merge(into.id(), merged.id(), cause(), now));
    }

    void resizes(String cohort, int capacity) {
        takes(new Command.Resize(cohort, capacity, cause(), now));
    }

    /** Staff define a cohort anew. */
    void redefines(Cohort cohort) {
        records.redefine(cohort);
        takes(new Command.Redefine(cohort.id(), cause(), now));
    }

    void fills(String cohort) {
        takes(new Command.Fill(cohort, cause(), now));
    }

    /** Staff do something; what is refused comes back as codes. */
    List<String> does(Referral referral, Act act) {
        return does(referral, act, null);
    }

    List<String> does(Referral referral, Act act, @Nullable Long seen) {
        Cause cause = cause();
        Results results = placeReferrals.place(
                List.of(new Command.OfStaff(referral.id(), act, seen, Actor.staff("rowan"), cause, now)));
        return codes(results.refusal(cause.id()));
    }

    /** The timer finds the offer of a referral. */
    void timesOut(Referral referral) {
        Seat seat = Objects.requireNonNull(seat(referral), "the referral has no seat");
        takes(new Command.Expire(referral.id(), seat.id(), cause(), now));
    }

    /** A hospital says something of a visit of the patient. */
    void hears(Referral referral, VisitFact fact) {
        hears(referral.patientKey(), fact);
    }

    void hears(String patientKey, VisitFact fact) {
        Cause cause = new Cause(fact.eventId(), "test", fact.occurredAt(), null, fact.eventId(), null);
        takes(new Command.Seen(patientKey, fact, cause, now));
    }

    /** Two patients are one person. */
    void unites(String retired, String surviving) {
        records.retire(retired, surviving);
        takes(new Command.Seen(surviving, null, cause(), now));
    }

    void isOverdue(Referral referral) {
        takes(new Command.Overdue(referral.id(), cause(), now));
    }

    Instant now() {
        return now;
    }

    CaseFile file(Referral referral) {
        return records.file(referral.id());
    }

    void takes(Command... commands) {
        placeReferrals.place(List.of(commands));
    }

    Cause cause() {
        UUID id = new UUID(1, ++causes);
        return new Cause(id, "test", now, null, id, null);
    }

    ReferralStatus status(Referral referral) {
        return records.file(referral.id()).status();
    }

    @Nullable
    Seat seat(Referral referral) {
        return records.seat(referral.id());
    }

    /** The cohort in which the referral has a seat. */
    String cohort(Referral referral) {
        return Objects.requireNonNull(seat(referral), "the referral has no seat")
                .cohortId();
    }

    Census census(String cohort) {
        return records.census(cohort);
    }

    Map<String, Census> census() {
        return records.census();
    }

    List<CaseFile> files() {
        return records.files();
    }

    Map<String, Integer> waiting() {
        return records.waiting();
    }

    Map<UUID, Seat> liveSeats() {
        return records.liveSeats();
    }

    Decision decision(Referral referral) {
        return all(Happening.Decided.class).stream()
                .map(Happening.Decided::decision)
                .filter(decision -> decision.referral().id().equals(referral.id()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    <T extends Happening> List<T> all(Class<T> kind) {
        return happenings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }

    private static UUID named(UUID cause, String name) {
        return UUID.nameUUIDFromBytes((cause + name).getBytes(StandardCharsets.UTF_8));
    }
}
