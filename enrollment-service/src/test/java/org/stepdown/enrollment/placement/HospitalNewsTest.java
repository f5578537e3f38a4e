package org.stepdown.enrollment.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.seat.SeatState;

/** Patients who wait or are enrolled, and are in hospital again. */
class HospitalNewsTest {

    private static final Instant LATER = World.MONDAY_NOON.plus(Duration.ofDays(2));

    private final World world = World.with(ACohort.named("group").build(), 2);
    private final AReferral sketch = AReferral.withDepression();
    private final AVisit stay = AVisit.stay("second", LATER);

    @Test
    void a_readmission_puts_the_seat_on_hold_and_the_way_home_resumes_it() {
        Referral referral = world.opens(sketch);

        world.hears(referral, stay.begins());
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.IN_REVIEW);
        assertThat(seat(referral)).isEqualTo(SeatState.ON_HOLD);
        assertThat(World.codes(world.decision(referral).reasons())).containsExactly("READMITTED", "SEAT_ON_HOLD");
        assertThat(world.does(referral, new Act.Approve(List.of()))).containsExactly("READMITTED");

        world.hears(referral, stay.ends("01"));
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(told()).containsExactly(SeenAs.READMISSION);
    }

    @Test
    void who_does_not_go_home_is_looked_at_by_a_clinician() {
        Referral referral = world.opens(sketch);
        world.hears(referral, stay.begins());

        world.hears(referral, stay.ends("03"));
        assertThat(World.codes(world.decision(referral).reasons()))
                .containsExactly("READMISSION_ENDED_ELSEWHERE", "SEAT_ON_HOLD");

        world.at(LATER.plus(Duration.ofDays(1)));
        assertThat(world.does(referral, new Act.Approve(List.of()))).isEmpty();
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
    }

    @Test
    void a_waiting_patient_in_hospital_gets_no_seat_and_does_not_lose_the_place() {
        world.resizes("group", 1);
        Referral placed = world.opens(sketch);
        Referral inHospital = world.opens(AReferral.withDepression());
        Referral next = world.opens(AReferral.withDepression().openedAt(World.MONDAY_NOON.plusSeconds(1)));
        world.hears(inHospital, stay.begins());

        world.closes(placed);
        assertThat(world.status(next)).isEqualTo(ReferralStatus.ENROLLED);

        world.hears(inHospital, stay.ends("01"));
        assertThat(world.status(inHospital)).isEqualTo(ReferralStatus.WAITLISTED);
        assertThat(World.POLICY.waitingOrder().compare(inHospital, next)).isNegative();
    }

    @Test
    void an_emergency_visit_leaves_the_seat_and_staff_are_told_once() {
        Referral referral = world.opens(sketch);
        AVisit emergency = AVisit.emergency("ed", LATER);

        world.hears(referral, emergency.begins());
        world.hears(referral, emergency.ends("01"));

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(seat(referral)).isEqualTo(SeatState.ENROLLED);
        assertThat(told()).containsExactly(SeenAs.ED_VISIT);
    }

    @Test
    void an_emergency_visit_that_becomes_a_stay_is_a_readmission() {
        Referral referral = world.opens(sketch);
        AVisit emergency = AVisit.emergency("ed", LATER);

        world.hears(referral, emergency.begins());
        world.hears(referral, emergency.becomesAStay());

        assertThat(seat(referral)).isEqualTo(SeatState.ON_HOLD);
        assertThat(told()).containsExactly(SeenAs.ED_VISIT, SeenAs.READMISSION);
    }

    @Test
    void a_stay_that_never_was_gives_the_seat_back_and_is_taken_back() {
        Referral referral = world.opens(sketch);
        world.hears(referral, stay.begins());

        world.hears(referral, stay.neverWas());

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(told()).containsExactly(SeenAs.READMISSION, SeenAs.READMISSION_CANCELLED);
    }

    @Test
    void a_stay_that_was_an_emergency_visit_after_all_is_taken_back_and_the_visit_stays() {
        Referral referral = world.opens(sketch);
        AVisit emergency = AVisit.emergency("ed", LATER);
        world.hears(referral, emergency.begins());
        world.hears(referral, emergency.becomesAStay());

        world.hears(referral, emergency.wasNoStay());

        assertThat(seat(referral)).isEqualTo(SeatState.ENROLLED);
        assertThat(told()).containsExactly(SeenAs.ED_VISIT, SeenAs.READMISSION, SeenAs.READMISSION_CANCELLED);
    }

    @Test
    void an_emergency_visit_that_never_was_leaves_the_word_of_the_stay() {
        Referral referral = world.opens(sketch);
        AVisit emergency = AVisit.emergency("ed", LATER);
        world.hears(referral, emergency.begins());
        world.hears(referral, stay.begins());

        world.hears(referral, emergency.neverWas());

        assertThat(told()).containsExactly(SeenAs.ED_VISIT, SeenAs.READMISSION, SeenAs.ED_VISIT_CANCELLED);
    }

    @Test
    void a_cancelled_discharge_puts_the_seat_on_hold_again() {
        Referral referral = world.opens(sketch);
        world.hears(referral, stay.begins());
        world.hears(referral, stay.ends("01"));

        world.hears(referral, stay.goesOn());

        assertThat(seat(referral)).isEqualTo(SeatState.ON_HOLD);
        assertThat(told()).containsExactly(SeenAs.READMISSION, SeenAs.DISCHARGE_CANCELLED);
    }

    @Test
    void the_stay_that_the_referral_is_about_is_no_readmission() {
        Referral referral = world.opens(sketch);

        world.hears(
                referral,
                AVisit.stay("first", World.MONDAY_NOON.minus(Duration.ofDays(9)))
                        .begins());

        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);
        assertThat(told()).isEmpty();
    }

    @Test
    void what_was_approved_before_a_readmission_is_looked_at_again() {
        Referral referral = world.opens(sketch.inDanger());
        world.does(referral, new Act.Approve(List.of()));
        world.hears(referral, stay.begins());

        world.hears(referral, stay.ends("01"));

        assertThat(World.codes(world.decision(referral).reasons())).containsExactly("SAFETY_FLAG", "SEAT_ON_HOLD");
    }

    @Test
    void a_merge_lets_the_visits_of_both_count() {
        Referral referral = world.opens(sketch);
        world.hears("key-of-the-other", stay.begins());
        assertThat(world.status(referral)).isEqualTo(ReferralStatus.ENROLLED);

        world.unites("key-of-the-other", referral.patientKey());

        assertThat(seat(referral)).isEqualTo(SeatState.ON_HOLD);
    }

    @Property(tries = 300)
    void any_order_of_arrival_ends_in_the_same(@ForAll("orders") List<Integer> order) {
        World inOrder = World.with(ACohort.named("group").build(), 2);
        World shuffled = World.with(ACohort.named("group").build(), 2);
        List<Step> steps = steps();

        steps.forEach(step -> step.in(inOrder));
        order.forEach(index -> steps.get(index).in(shuffled));

        CaseFile expected = inOrder.files().getFirst();
        CaseFile actual = shuffled.files().getFirst();
        assertThat(actual.status()).isEqualTo(expected.status());
        assertThat(actual.care()).isEqualTo(expected.care());
        assertThat(shuffled.census()).isEqualTo(inOrder.census());
        assertThat(shuffled.liveSeats().values().stream().map(seat -> seat.state()))
                .containsExactlyElementsOf(inOrder.liveSeats().values().stream()
                        .map(seat -> seat.state())
                        .toList());
    }

    @Provide
    Arbitrary<List<Integer>> orders() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < steps().size(); i++) {
            all.add(i);
        }
        return Arbitraries.shuffle(all);
    }

    private interface Step {
        void in(World world);
    }

    /** One patient: a stay that ended and goes on, an emergency visit that never was, another that became a stay. */
    private static List<Step> steps() {
        AReferral patient = AReferral.withDepression().numbered(7);
        Referral referral = patient.build();
        AVisit stay = AVisit.stay("second", LATER);
        AVisit mistaken = AVisit.emergency("mistaken", LATER.plus(Duration.ofDays(1)));
        AVisit became = AVisit.emergency("became", LATER.plus(Duration.ofDays(2)));
        List<VisitFact> facts = List.of(
                stay.begins(),
                stay.ends("01"),
                stay.goesOn(),
                stay.ends("01"),
                mistaken.begins(),
                mistaken.neverWas(),
                became.begins(),
                became.becomesAStay(),
                became.ends("01"));
        List<Step> steps = new ArrayList<>();
        steps.add(world -> world.opens(patient));
        facts.forEach(fact -> steps.add(world -> world.hears(referral, fact)));
        return steps;
    }

    private SeatState seat(Referral referral) {
        return Objects.requireNonNull(world.seat(referral)).state();
    }

    private List<SeenAs> told() {
        return world.all(Happening.SeenInHospital.class).stream()
                .map(Happening.SeenInHospital::what)
                .toList();
    }
}
