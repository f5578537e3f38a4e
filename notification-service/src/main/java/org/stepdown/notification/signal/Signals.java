package org.stepdown.notification.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Signal.Place;

/**
 * All signals of one case, and what follows from them. A set: the order of arrival does not matter.
 *
 * <p>The two topics of a referral come in any order, and a hospital's clock can't be set against ours. So each line is
 * ordered by its own times; and a closing rules over all of them: as long as no opening was received after it, only
 * what it says itself is left, however late a decision on that referral comes in. Once reopened, what was decided up
 * to the closing stays void.
 */
final class Signals {

    /** What says how urgent a patient is; attendance itself doesn't know. */
    private static final Set<Line> OF_THE_CASE = Set.of(Line.OPENED, Line.SAFETY, Line.ADVICE, Line.PLACEMENT);

    private final Collection<Signal> all;

    Signals(Collection<Signal> all) {
        this.all = all;
    }

    /** The alerts that staff should have before them. */
    Map<Topic, Wanted> wanted() {
        Map<Topic, Wanted> wanted = new EnumMap<>(Topic.class);
        Map<Place, List<Signal>> inForce = inForce();
        boolean urgentCase = inForce.entrySet().stream()
                .anyMatch(line -> OF_THE_CASE.contains(line.getKey().line())
                        && line.getValue().getLast().urgent());
        inForce.forEach((place, signals) -> {
            List<Signal> run = run(signals);
            Topic topic = signals.getLast().topic();
            int occurrences = occurrences(place.line(), run);
            if (topic != null && occurrences > 0) {
                boolean asksAnew = place.line().again() == Line.Again.ASKS_ANEW;
                boolean urgent = run.stream().anyMatch(Signal::urgent) || place.line() == Line.SESSION && urgentCase;
                wanted.merge(
                        topic,
                        new Wanted(
                                occurrences, urgent, asksAnew, signals.getLast().program()),
                        Wanted::and);
            }
        });
        // Death: nobody may reach out for any other reason.
        if (wanted.containsKey(Topic.OUTREACH_STOPPED)) {
            wanted.keySet().retainAll(Set.of(Topic.OUTREACH_STOPPED));
        }
        return wanted;
    }

    /** Whether a line that once called for this has moved on to something else, and was not just taken back. */
    boolean movedOn(Topic topic) {
        return inForce().values().stream()
                .filter(signals -> signals.stream().anyMatch(signal -> signal.topic() == topic))
                .anyMatch(signals ->
                        signals.getLast().topic() != null && signals.getLast().topic() != topic);
    }

    /** The signals that count, line by line, in order of time. */
    private Map<Place, List<Signal>> inForce() {
        Stream<Signal> valid = closings()
                .map(Signal::at)
                .max(Instant::compareTo)
                .map(this::given)
                .orElseGet(all::stream);
        return valid.sorted(Signal.BY_TIME)
                .collect(Collectors.groupingBy(Signal::place, LinkedHashMap::new, Collectors.toList()));
    }

    private Stream<Signal> given(Instant closedAt) {
        boolean reopened = all.stream()
                .anyMatch(signal -> signal.line() == Line.OPENED && signal.at().isAfter(closedAt));
        return reopened ? all.stream().filter(signal -> outlives(signal, closedAt)) : closings();
    }

    private Stream<Signal> closings() {
        return all.stream().filter(signal -> signal.line() == Line.CLOSED);
    }

    private static boolean outlives(Signal signal, Instant closedAt) {
        return signal.line().onHospitalTime() || signal.at().isAfter(closedAt);
    }

    /** The signals at the end of a line that say the same of the same program as its last. */
    private static List<Signal> run(List<Signal> line) {
        int start = line.size() - 1;
        while (start > 0
                && line.get(start - 1).topic() == line.getLast().topic()
                && isOfOneProgram(line.get(start - 1), line.getLast())) {
            start--;
        }
        return line.subList(start, line.size());
    }

    /** What names no program is of any. */
    private static boolean isOfOneProgram(Signal one, Signal other) {
        return one.program() == null || other.program() == null || one.program().equals(other.program());
    }

    private static int occurrences(Line line, List<Signal> run) {
        boolean answered = run.stream().anyMatch(Signal::answered);
        return switch (line.again()) {
            case SAYS_NOTHING_NEW -> answered ? 0 : 1;
            case COUNTS -> answered ? 0 : count(run.stream());
            case ASKS_ANEW -> count(run.stream().filter(signal -> !signal.answered()));
        };
    }

    private static int count(Stream<Signal> signals) {
        return signals.mapToInt(Signal::count).sum();
    }
}
