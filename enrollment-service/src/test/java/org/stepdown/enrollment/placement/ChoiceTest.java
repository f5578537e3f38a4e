package org.stepdown.enrollment.placement;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stepdown.enrollment.condition.Condition.ANXIETY;
import static org.stepdown.enrollment.condition.Condition.DEPRESSION;
import static org.stepdown.enrollment.condition.Condition.SUBSTANCE_USE;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.placement.Considered.Verdict;
import org.stepdown.enrollment.referral.Referral;

/** Each preference decides where all before it are even; the names of the cohorts speak for the wrong one. */
class ChoiceTest {

    private static final LocalDate FOLLOW_UP = LocalDate.of(2026, 3, 9);

    @Test
    void a_first_session_inside_the_follow_up_window_comes_before_the_specific_condition() {
        assertChosen(
                AReferral.withDepression().followUpBy(FOLLOW_UP),
                ACohort.named("z-soon").treats(DEPRESSION, ANXIETY),
                ACohort.named("a-late").treats(DEPRESSION).beginsOn(FOLLOW_UP.plusDays(1)),
                Preference.WITHIN_FOLLOW_UP);
    }

    @Test
    void the_last_day_of_the_window_is_inside() {
        assertChosen(
                AReferral.withDepression().followUpBy(FOLLOW_UP),
                ACohort.named("z-last-day").beginsOn(FOLLOW_UP),
                ACohort.named("a-next-day").beginsOn(FOLLOW_UP.plusDays(1)),
                Preference.WITHIN_FOLLOW_UP);
    }

    @Test
    void the_specific_condition_comes_before_the_preferred_track() {
        assertChosen(
                AReferral.withDepression().prefers(Track.MORNING),
                ACohort.named("z-specific").treats(DEPRESSION).on(Track.EVENING),
                ACohort.named("a-mixed").treats(DEPRESSION, ANXIETY).on(Track.MORNING),
                Preference.SPECIFIC_CONDITION);
    }

    @Test
    void dual_diagnosis_comes_before_the_main_condition() {
        assertChosen(
                AReferral.with(SUBSTANCE_USE, DEPRESSION),
                ACohort.named("z-dual").forDualDiagnosis(),
                ACohort.named("a-single").treats(SUBSTANCE_USE),
                Preference.SPECIFIC_CONDITION);
    }

    @Test
    void a_dual_diagnosis_cohort_takes_nobody_else() {
        World world = World.with(ACohort.named("dual").forDualDiagnosis().build(), 5);

        Referral referral = world.opens(AReferral.with(SUBSTANCE_USE));

        assertThat(World.codes(world.decision(referral).considered().getFirst().reasons()))
                .containsExactly("DUAL_DIAGNOSIS_ONLY");
    }

    @Test
    void the_main_condition_comes_before_a_further_one() {
        assertChosen(
                AReferral.with(DEPRESSION, ANXIETY),
                ACohort.named("z-main").treats(DEPRESSION),
                ACohort.named("a-further").treats(ANXIETY),
                Preference.SPECIFIC_CONDITION);
    }

    @Test
    void the_preferred_track_comes_before_the_preferred_site() {
        assertChosen(
                AReferral.withDepression().prefers(Track.EVENING).prefersSite("harbor"),
                ACohort.named("z-evening").on(Track.EVENING).at("riverside"),
                ACohort.named("a-morning").on(Track.MORNING).at("harbor"),
                Preference.PREFERRED_TRACK);
    }

    @Test
    void the_preferred_site_comes_before_the_earliest_session() {
        assertChosen(
                AReferral.withDepression().prefersSite("harbor"),
                ACohort.named("z-there").at("harbor").meetsOn(TUESDAY, WEDNESDAY, THURSDAY),
                ACohort.named("a-elsewhere").at("riverside").meetsOn(MONDAY, WEDNESDAY, FRIDAY),
                Preference.PREFERRED_SITE);
    }

    @Test
    void a_facility_that_refers_to_sites_stands_in_for_a_site_that_nobody_asked_for() {
        assertChosen(
                AReferral.withDepression().from("LAKESIDE"),
                ACohort.named("z-theirs").at("harbor"),
                ACohort.named("a-other").at("riverside"),
                Preference.PREFERRED_SITE);
    }

    @Test
    void the_earliest_session_comes_before_the_fuller_cohort() {
        World world = World.with(
                        ACohort.named("a-fuller-but-later")
                                .speaking("en", "es")
                                .meetsOn(TUESDAY)
                                .build(),
                        10)
                .and(ACohort.named("z-earlier").meetsOn(MONDAY).build(), 10);
        world.opens(AReferral.withDepression().speaks("es"));

        Referral referral = world.opens(AReferral.withDepression());

        assertThat(world.cohort(referral)).isEqualTo("z-earlier");
        assertThat(World.codes(considered(world, referral, "a-fuller-but-later").reasons()))
                .containsExactly("EARLIEST_SESSION");
    }

    @Test
    void the_fuller_cohort_comes_before_the_first_name() {
        World world = World.with(ACohort.named("a-empty").build(), 4)
                .and(ACohort.named("z-fuller").speaking("en", "es").build(), 4);
        world.opens(AReferral.withDepression().speaks("es"));

        Referral referral = world.opens(AReferral.withDepression());

        assertThat(world.cohort(referral)).isEqualTo("z-fuller");
        assertThat(World.codes(considered(world, referral, "a-empty").reasons()))
                .containsExactly("FULLER_COHORT");
    }

    @Test
    void fuller_is_a_share_of_the_capacity() {
        World world = World.with(
                        ACohort.named("a-one-of-ten").speaking("en", "fr").build(), 10)
                .and(ACohort.named("z-one-of-two").speaking("en", "es").build(), 2);
        world.opens(AReferral.withDepression().speaks("fr"));
        world.opens(AReferral.withDepression().speaks("es"));

        assertThat(world.cohort(world.opens(AReferral.withDepression()))).isEqualTo("z-one-of-two");
    }

    @Test
    void the_name_decides_when_nothing_else_does() {
        assertChosen(
                AReferral.withDepression(), ACohort.named("a-first"), ACohort.named("b-second"), Preference.COHORT_ID);
    }

    @Test
    void every_cohort_is_recorded_with_all_its_refusals() {
        World world = World.with(
                ACohort.named("wrong").treats(ANXIETY).forAdolescents().build(), 0);

        Referral referral = world.opens(AReferral.withDepression().speaks("es"));

        assertThat(World.codes(considered(world, referral, "wrong").reasons()))
                .containsExactly("CONDITION", "AGE_BAND", "LANGUAGE", "FULL");
        assertThat(world.decision(referral).policyVersion()).isEqualTo("test");
        assertThat(world.decision(referral).inputs()).containsEntry("conditions", "DEPRESSION");
    }

    @Test
    void a_closed_group_that_has_begun_takes_nobody() {
        World world = World.with(
                ACohort.named("begun").joinable(EnrollmentMode.CLOSED).build(), 5);

        Referral referral = world.opens(AReferral.withDepression());

        assertThat(World.codes(considered(world, referral, "begun").reasons())).containsExactly("ALREADY_STARTED");
    }

    @Test
    void a_closed_group_is_not_for_who_can_come_only_after_it_has_begun() {
        World world = World.with(
                ACohort.named("begins")
                        .joinable(EnrollmentMode.CLOSED)
                        .beginsOn(LocalDate.of(2026, 3, 9))
                        .build(),
                5);

        Referral inTime = world.opens(AReferral.withDepression());
        Referral late = world.opens(AReferral.withDepression().notBefore(LocalDate.of(2026, 3, 10)));

        assertThat(world.cohort(inTime)).isEqualTo("begins");
        assertThat(World.codes(considered(world, late, "begins").reasons())).containsExactly("ALREADY_STARTED");
    }

    @Test
    void a_start_cap_moves_the_next_patient_to_the_next_session() {
        World world = World.with(ACohort.named("capped").startCap(1).build(), 5);

        Referral first = world.opens(AReferral.withDepression());
        Referral second = world.opens(AReferral.withDepression());

        assertThat(considered(world, first, "capped").firstSessionAt()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(considered(world, second, "capped").firstSessionAt()).isEqualTo("2026-03-04T14:00:00Z");
    }

    @Test
    void a_topic_cycle_is_joined_at_the_first_session_of_a_week() {
        World world = World.with(
                ACohort.named("topics")
                        .joinable(EnrollmentMode.TOPIC_CYCLE)
                        .meetsOn(MONDAY, WEDNESDAY)
                        .build(),
                5);

        Referral referral = world.opens(AReferral.withDepression().notBefore(LocalDate.of(2026, 3, 3)));

        assertThat(considered(world, referral, "topics").firstSessionAt()).isEqualTo("2026-03-09T13:00:00Z");
    }

    private static void assertChosen(AReferral sketch, ACohort better, ACohort worse, Preference because) {
        World world = World.with(better.build(), 5).and(worse.build(), 5);

        Referral referral = world.opens(sketch);

        assertThat(world.cohort(referral)).isEqualTo(better.build().id());
        Considered lost = considered(world, referral, worse.build().id());
        assertThat(lost.verdict()).isEqualTo(Verdict.OUTRANKED);
        assertThat(World.codes(lost.reasons())).containsExactly(because.name());
    }

    private static Considered considered(World world, Referral referral, String cohort) {
        return world.decision(referral).considered().stream()
                .filter(considered -> considered.cohortId().equals(cohort))
                .findFirst()
                .orElseThrow();
    }
}
