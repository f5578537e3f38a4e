package org.stepdown.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stepdown.notification.alert.Alerts.NOW;
import static org.stepdown.notification.alert.Alerts.POLICY;
import static org.stepdown.notification.alert.Alerts.inMinutes;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FoldingTest {

    private static final Instant LATER = inMinutes(30);

    @Test
    void a_later_event_folds_in_and_the_due_time_stays() {
        Raised alert = Alerts.routine();

        Alert.Live folded = alert.take(2, false, Urgency.ROUTINE, POLICY, LATER);

        assertThat(folded.standing().occurrences()).isEqualTo(2);
        assertThat(folded.standing().dueAt()).isEqualTo(alert.standing().dueAt());
    }

    @Test
    void more_of_what_is_known_leaves_an_acknowledged_alert_with_whoever_has_it() {
        assertThat(Alerts.acknowledged("reyes").take(2, false, Urgency.ROUTINE, POLICY, LATER))
                .isInstanceOf(Acknowledged.class);
    }

    @Test
    void what_asks_anew_raises_an_acknowledged_alert_again() {
        Alert.Live again = Alerts.acknowledged("reyes").take(2, true, Urgency.ROUTINE, POLICY, LATER);

        assertThat(again).isInstanceOf(Raised.class);
        assertThat(again.standing().dueAt()).isEqualTo(LATER.plus(POLICY.routineWithin()));
    }

    @Test
    void an_alert_that_becomes_urgent_is_due_sooner_and_wakes_up() {
        Snoozed asleep = Alerts.routine().snooze(inMinutes(60), "in a session");

        Alert.Live woken = asleep.take(2, false, Urgency.URGENT, POLICY, LATER);

        assertThat(woken).isInstanceOf(Raised.class);
        assertThat(woken.standing().urgency()).isEqualTo(Urgency.URGENT);
        assertThat(woken.standing().dueAt()).isEqualTo(LATER.plus(POLICY.urgentWithin()));
    }

    @Test
    void urgency_never_falls() {
        Raised urgent = Raised.first(Alerts.routine().origin(), Urgency.URGENT, NOW, 1);

        assertThat(urgent.take(2, false, Urgency.ROUTINE, POLICY, LATER)
                        .standing()
                        .urgency())
                .isEqualTo(Urgency.URGENT);
    }

    @Test
    void the_same_again_is_no_change() {
        Raised alert = Alerts.routine();

        assertThat(alert.take(1, true, Urgency.ROUTINE, POLICY, LATER)).isSameAs(alert);
    }
}
