package org.stepdown.notification.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stepdown.notification.signal.Story.clock;
import static org.stepdown.notification.signal.Story.closed;
import static org.stepdown.notification.signal.Story.decided;
import static org.stepdown.notification.signal.Story.opened;
import static org.stepdown.notification.signal.Story.safety;
import static org.stepdown.notification.signal.Story.seenInHospital;
import static org.stepdown.notification.signal.Story.session;
import static org.stepdown.notification.signal.Story.urgent;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stepdown.notification.alert.Change.Kind;
import org.stepdown.notification.alert.Raised;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;

class CaseFileTest {

    private final Story story = new Story();

    @Test
    void a_placed_patient_gives_one_alert_of_receipt_and_one_of_placement() {
        story.tell(opened(0), decided(1, Topic.PLACED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.REFERRAL_RECEIVED, 1, Topic.PLACED, 1));
    }

    @Test
    void a_second_session_missed_asks_anew_of_who_had_answered_the_first() {
        story.tell(session(1, "first", Topic.NO_SHOW))
                .acknowledged(Topic.NO_SHOW)
                .tell(session(2, "second", Topic.NO_SHOW));

        assertThat(story.last(Topic.NO_SHOW)).isInstanceOf(Raised.class);
        assertThat(story.live()).isEqualTo(Map.of(Topic.NO_SHOW, 2));
    }

    @Test
    void a_session_missed_by_a_patient_in_danger_is_urgent() {
        story.tell(opened(0), urgent(safety(1, true)), session(2, "first", Topic.NO_SHOW));

        assertThat(story.last(Topic.NO_SHOW).standing().urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void what_names_no_program_goes_to_the_one_that_has_the_patient() {
        story.tell(opened(0))
                .placed("mood", decided(1, Topic.PLACED))
                .tell(session(2, "first", Topic.NO_SHOW), clock(3, Topic.CLOCK_MISSED))
                .placed(null, decided(4, Topic.WAITLISTED))
                .tell(seenInHospital(5, "ED_VISIT", Topic.ED_VISIT));

        assertThat(story.last(Topic.NO_SHOW).origin().programId()).isEqualTo("mood");
        assertThat(story.last(Topic.CLOCK_MISSED).origin().programId()).isEqualTo("mood");
        assertThat(story.last(Topic.WAITLISTED).origin().programId()).isNull();
        assertThat(story.last(Topic.ED_VISIT).origin().programId()).isNull();
    }

    @Test
    void who_moves_to_another_program_is_news_to_its_staff_whatever_the_first_one_answered() {
        story.tell(opened(0)).placed("mood", decided(1, Topic.PLACED)).placed("anxiety", decided(2, Topic.PLACED));

        assertThat(story.historyOf(Topic.PLACED)).containsExactly(Kind.RAISED, Kind.RESOLVED, Kind.RAISED);
        assertThat(story.last(Topic.PLACED).origin().programId()).isEqualTo("anxiety");
        assertThat(story.live()).containsEntry(Topic.PLACED, 1);

        story.acknowledged(Topic.PLACED).placed("anxiety", decided(3, Topic.PLACED));
        assertThat(story.last(Topic.PLACED).origin().programId()).isEqualTo("anxiety");
        story.placed("mood", decided(4, Topic.PLACED));
        assertThat(story.last(Topic.PLACED).origin().programId()).isEqualTo("mood");
    }

    @Test
    void the_same_again_folds_into_the_live_alert() {
        story.tell(opened(0), decided(1, Topic.WAITLISTED), decided(2, Topic.WAITLISTED));

        assertThat(story.live()).containsEntry(Topic.WAITLISTED, 2);
        assertThat(story.historyOf(Topic.WAITLISTED)).containsExactly(Kind.RAISED, Kind.FOLDED);
    }

    @Test
    void moving_on_from_the_waitlist_resolves_its_alert() {
        story.tell(opened(0), decided(1, Topic.WAITLISTED), decided(2, Topic.PLACED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.REFERRAL_RECEIVED, 1, Topic.PLACED, 1));
        assertThat(story.historyOf(Topic.WAITLISTED)).containsExactly(Kind.RAISED, Kind.RESOLVED);
    }

    @Test
    void a_cancelled_discharge_retracts_everything_and_is_told_once() {
        story.tell(opened(0), decided(1, Topic.PLACED), closed(2, Topic.DISCHARGE_CANCELLED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.DISCHARGE_CANCELLED, 1));
        assertThat(story.historyOf(Topic.PLACED)).containsExactly(Kind.RAISED, Kind.RETRACTED);
    }

    @Test
    void a_decision_that_comes_in_after_the_closing_raises_nothing() {
        story.tell(opened(0), closed(2, Topic.DISCHARGE_CANCELLED), decided(1, Topic.PLACED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.DISCHARGE_CANCELLED, 1));
        assertThat(story.historyOf(Topic.PLACED)).isEmpty();
    }

    @Test
    void a_reopened_referral_starts_afresh() {
        story.tell(
                opened(0),
                decided(1, Topic.WAITLISTED),
                closed(2, Topic.DISCHARGE_CANCELLED),
                opened(3),
                decided(4, Topic.PLACED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.REFERRAL_RECEIVED, 1, Topic.PLACED, 1));
    }

    @Test
    void death_retracts_all_and_leaves_only_that_outreach_stops() {
        story.tell(
                opened(0), decided(1, Topic.PLACED), clock(2, Topic.CLOCK_WARNING), closed(3, Topic.OUTREACH_STOPPED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.OUTREACH_STOPPED, 1));
    }

    @Test
    void a_death_that_enrollment_saw_first_silences_everything_at_once() {
        story.tell(opened(0), decided(1, Topic.PLACED), seenInHospital(2, "DEATH", Topic.OUTREACH_STOPPED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.OUTREACH_STOPPED, 1));
    }

    @Test
    void a_safety_flag_that_stands_is_one_occurrence_and_goes_when_it_is_taken_back() {
        story.tell(opened(0), safety(1, true), safety(2, true));
        assertThat(story.live()).containsEntry(Topic.SAFETY_REVIEW, 1);

        story.tell(safety(3, false));
        assertThat(story.live()).doesNotContainKey(Topic.SAFETY_REVIEW);
    }

    @Test
    void a_missed_clock_takes_the_place_of_its_warning() {
        story.tell(opened(0), clock(1, Topic.CLOCK_WARNING), clock(2, Topic.CLOCK_MISSED));

        assertThat(story.live()).isEqualTo(Map.of(Topic.REFERRAL_RECEIVED, 1, Topic.CLOCK_MISSED, 1));
    }

    @Test
    void a_corrected_attendance_takes_back_its_own_no_show_only() {
        story.tell(session(1, "first", Topic.NO_SHOW), session(2, "second", Topic.NO_SHOW), session(3, "first", null));

        assertThat(story.live()).isEqualTo(Map.of(Topic.NO_SHOW, 1));
    }

    @Test
    void a_cancelled_stay_takes_back_the_readmission() {
        story.tell(
                opened(0), seenInHospital(1, "READMISSION", Topic.READMISSION), seenInHospital(2, "READMISSION", null));

        assertThat(story.live()).doesNotContainKey(Topic.READMISSION);
    }
}
