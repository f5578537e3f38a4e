package org.stepdown.notification.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Story.Said;

/** What staff have before them does not depend on the order in which events come in. */
class OrderIndependenceTest {

    @Property
    void any_order_of_arrival_ends_in_the_same_alerts(@ForAll("histories") Permuted history) {
        Story inTime = new Story().tell(history.events().toArray(Said[]::new));
        Story asArrived = new Story().tell(history.arrival().toArray(Said[]::new));

        assertThat(asArrived.live()).isEqualTo(inTime.live());
    }

    /** What happened, and the order in which it came in. */
    record Permuted(List<Said> events, List<Said> arrival) {}

    @Provide
    Arbitrary<Permuted> histories() {
        return Arbitraries.of(Step.values()).list().ofMinSize(1).ofMaxSize(9).flatMap(steps -> {
            List<Said> events = new ArrayList<>();
            steps.forEach(step -> events.add(step.at(events.size())));
            return Combinators.combine(Arbitraries.just(events), Arbitraries.shuffle(events))
                    .as(Permuted::new);
        });
    }

    enum Step {
        OPENED,
        CANCELLED,
        DIED,
        MERGED_AWAY,
        PLACED,
        WAITLISTED,
        REVIEW,
        FLAGGED,
        UNFLAGGED,
        WARNED,
        MISSED,
        MET,
        NO_SHOW,
        ATTENDED,
        READMITTED,
        STAY_CANCELLED;

        Said at(int minute) {
            return switch (this) {
                case OPENED -> Story.opened(minute);
                case CANCELLED -> Story.closed(minute, Topic.DISCHARGE_CANCELLED);
                case DIED -> Story.closed(minute, Topic.OUTREACH_STOPPED);
                case MERGED_AWAY -> Story.closed(minute, null);
                case PLACED -> Story.decided(minute, Topic.PLACED);
                case WAITLISTED -> Story.decided(minute, Topic.WAITLISTED);
                case REVIEW -> Story.decided(minute, Topic.NEEDS_REVIEW);
                case FLAGGED -> Story.safety(minute, true);
                case UNFLAGGED -> Story.safety(minute, false);
                case WARNED -> Story.clock(minute, Topic.CLOCK_WARNING);
                case MISSED -> Story.clock(minute, Topic.CLOCK_MISSED);
                case MET -> Story.clock(minute, null);
                case NO_SHOW -> Story.session(minute, "first", Topic.NO_SHOW);
                case ATTENDED -> Story.session(minute, "first", null);
                case READMITTED -> Story.seenInHospital(minute, "READMISSION", Topic.READMISSION);
                case STAY_CANCELLED -> Story.seenInHospital(minute, "READMISSION", null);
            };
        }
    }
}
