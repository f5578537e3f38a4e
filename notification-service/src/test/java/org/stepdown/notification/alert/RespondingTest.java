package org.stepdown.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stepdown.notification.alert.Alerts.NOW;
import static org.stepdown.notification.alert.Alerts.inMinutes;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RespondingTest {

    @Test
    void an_acknowledged_alert_names_who_took_it_on() {
        Alert alert = done(Alerts.routine(), new Command.Acknowledge("reyes"));

        assertThat(alert).isInstanceOfSatisfying(Acknowledged.class, taken -> {
            assertThat(taken.by()).isEqualTo("reyes");
            assertThat(taken.at()).isEqualTo(NOW);
            assertThat(taken.standing().revision()).isEqualTo(1);
        });
    }

    @Test
    void acknowledging_twice_changes_nothing() {
        Acknowledged taken = Alerts.acknowledged("reyes");

        assertThat(Responding.to(taken, new Command.Acknowledge("reyes"), null, NOW))
                .isEqualTo(new Answer.AlreadySo(taken));
    }

    @Test
    void what_one_person_took_on_another_can_not_take_on_as_well() {
        Acknowledged taken = Alerts.acknowledged("reyes");

        assertThat(Responding.to(taken, new Command.Acknowledge("okafor"), null, NOW))
                .isEqualTo(new Answer.Impossible(taken));
    }

    static Stream<Command> commands() {
        return Stream.of(
                new Command.Acknowledge("reyes"),
                new Command.Assign("reyes", "okafor"),
                new Command.Snooze("reyes", inMinutes(10), "in a session"),
                new Command.Escalate("reyes", null),
                new Command.Resolve("reyes", null));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_can_be_done_with_an_alert_that_is_over(Command command) {
        Retracted over = Alerts.routine().retract(NOW);

        assertThat(Responding.to(over, command, null, NOW)).isEqualTo(new Answer.Impossible(over));
    }

    @Test
    void an_alert_may_be_snoozed_up_to_its_due_time() {
        Raised alert = Alerts.routine();

        assertThat(done(alert, new Command.Snooze("reyes", alert.standing().dueAt(), "in a session")))
                .isInstanceOf(Snoozed.class);
    }

    @Test
    void an_alert_can_not_be_snoozed_past_its_due_time() {
        Raised alert = Alerts.routine();
        Command late = new Command.Snooze("reyes", alert.standing().dueAt().plusSeconds(1), "in a session");

        assertThat(Responding.to(alert, late, null, NOW))
                .isEqualTo(new Answer.Refused(Answer.Code.SNOOZE_ENDS_AFTER_DUE_TIME));
    }

    @Test
    void an_alert_can_not_be_snoozed_into_the_past() {
        assertThat(Responding.to(Alerts.routine(), new Command.Snooze("reyes", NOW, "in a session"), null, NOW))
                .isEqualTo(new Answer.Refused(Answer.Code.SNOOZE_ENDS_BEFORE_IT_BEGINS));
    }

    @Test
    void escalating_brings_up_a_snoozed_alert_at_the_next_level() {
        Snoozed snoozed = Alerts.routine().snooze(inMinutes(10), "in a session");

        Alert alert = done(snoozed, new Command.Escalate("reyes", null));

        assertThat(alert).isInstanceOf(Raised.class);
        assertThat(alert.standing().level()).isEqualTo(1);
    }

    @Test
    void escalation_has_stopped_once_somebody_has_taken_the_alert_on() {
        Acknowledged taken = Alerts.acknowledged("reyes");

        assertThat(Responding.to(taken, new Command.Escalate("okafor", null), null, NOW))
                .isEqualTo(new Answer.Impossible(taken));
    }

    @Test
    void seeing_an_alert_is_not_answering_it() {
        Alert alert = done(Alerts.routine(), new Command.See("reyes"));

        assertThat(alert).isInstanceOf(Raised.class);
        assertThat(alert.standing().seenAt()).isEqualTo(NOW);
    }

    private static Alert done(Alert alert, Command command) {
        Answer answer = Responding.to(alert, command, null, NOW);
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return ((Answer.Done) answer).change().alert();
    }
}
