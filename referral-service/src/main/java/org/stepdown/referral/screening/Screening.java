package org.stepdown.referral.screening;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.Attestation.Question;
import org.stepdown.referral.encounter.Attestation.Source;
import org.stepdown.referral.encounter.History;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.encounter.Request;
import org.stepdown.referral.encounter.RequestHistory;
import org.stepdown.referral.encounter.Visit;
import org.stepdown.referral.screening.FollowUpClock.Measure;

/** Says of a history who qualifies for IOP care, by which pathways and why. */
public final class Screening {

    private Screening() {}

    /**
     * @param history everything known of the patient
     * @param policy the policy in force
     * @param dealtWith qualifying events that a referral that has ended was about
     */
    public static Screened of(History history, ScreeningPolicy policy, Set<UUID> dealtWith) {
        List<QualifyingEvent> qualifying = new ArrayList<>();
        Map<UUID, String> verdicts = new HashMap<>();
        List<FollowUpClock> beside = new ArrayList<>();
        VisitRules rules = new VisitRules(history, policy);
        boolean died = history.deceased();
        for (Visit visit : history.visits()) {
            VisitRules.Verdict verdict = rules.on(visit);
            String code = verdict.code();
            beside.addAll(verdict.clocks());
            if (verdict.event() != null) {
                qualifying.add(verdict.event());
            } else if (code != null) {
                visit.events().forEach(event -> verdicts.put(event, code));
                died |= code.equals("DIED");
            }
        }
        for (RequestHistory request : history.requests()) {
            if (request.cancelled()) {
                request.events().forEach(event -> verdicts.put(event, "REQUEST_CANCELLED"));
            } else {
                qualifying.add(asked(request, policy));
            }
        }
        if (died) {
            qualifying.forEach(event -> event.events().forEach(each -> verdicts.put(each, "DIED")));
            qualifying.clear();
        }
        qualifying.removeIf(event -> event.identities().stream().anyMatch(dealtWith::contains));
        qualifying.sort(Comparator.comparing(QualifyingEvent::at)
                .thenComparing(event -> event.cause().toString()));
        Set<UUID> causes = new HashSet<>();
        Set<UUID> contributing = new HashSet<>();
        qualifying.forEach(event -> {
            causes.add(event.cause());
            contributing.addAll(event.events());
        });
        Person person = history.person();
        Qualification qualification =
                qualifying.isEmpty() || person == null ? null : folded(qualifying, beside, person, policy);
        return new Screened(qualification, causes, contributing, verdicts, died);
    }

    /** A request counts from the event that made it: changing it is not a new one. */
    private static QualifyingEvent asked(RequestHistory history, ScreeningPolicy policy) {
        DiagnosisPicture picture = DiagnosisPicture.of(history.diagnoses(), policy);
        Request request = history.request();
        return new QualifyingEvent(
                history.first().eventId(),
                List.of(history.first().eventId()),
                history.first().occurredAt(),
                history.events(),
                Set.of(Pathway.STEP_UP),
                picture.review().isEmpty() ? Level.EVALUATE : Level.REVIEW,
                picture.review(),
                false,
                picture,
                history.diagnoses(),
                history.attestations(),
                List.of(),
                request.facility(),
                request.timeZone(),
                request.part2(),
                null,
                request);
    }

    /** The latest event speaks for the patient; against advice and danger to self stay until the referral ends. */
    private static Qualification folded(
            List<QualifyingEvent> events, List<FollowUpClock> beside, Person person, ScreeningPolicy policy) {
        QualifyingEvent latest = events.getLast();
        boolean safety = events.stream().anyMatch(event -> event.picture().isSafetyFlag());
        boolean againstAdvice = events.stream().anyMatch(QualifyingEvent::againstAdvice);
        Set<Pathway> pathways = new TreeSet<>();
        events.forEach(event -> pathways.addAll(event.pathways()));
        QualifyingEvent diagnosed = newestFirst(events).stream()
                .filter(event -> !event.diagnoses().isEmpty())
                .findFirst()
                .orElse(latest);
        Request request = newestFirst(events).stream()
                .map(QualifyingEvent::request)
                .filter(asked -> asked != null)
                .findFirst()
                .orElse(null);
        List<Reason> reasons = reasons(latest, diagnosed, safety, againstAdvice);
        Level level = level(latest, reasons);
        return new Qualification(
                person,
                List.copyOf(pathways),
                level,
                reasons,
                diagnosed.picture().conditions(),
                safety,
                againstAdvice,
                safety || againstAdvice || pathways.contains(Pathway.ACUTE_PSYCHIATRIC),
                diagnosed.diagnoses(),
                attestations(events),
                request == null ? null : request.preferences(),
                request == null ? Request.MandatedPriority.UNKNOWN : request.priority(),
                clocks(events, beside),
                latest.facility(),
                latest.timeZone(),
                part2(events),
                visit(events),
                request == null ? null : request.key(),
                events.getFirst().at(),
                policy.version());
    }

    private static List<Reason> reasons(
            QualifyingEvent latest, QualifyingEvent diagnosed, boolean safety, boolean againstAdvice) {
        Map<String, Reason> byCode = new LinkedHashMap<>();
        if (safety) {
            byCode.put("SAFETY_FLAG", Reason.of("SAFETY_FLAG"));
        }
        if (againstAdvice) {
            byCode.put("LEFT_AGAINST_ADVICE", Reason.of("LEFT_AGAINST_ADVICE"));
        }
        latest.reasons().forEach(reason -> byCode.putIfAbsent(reason.code(), reason));
        if (!diagnosed.equals(latest)) {
            byCode.remove("NO_DIAGNOSIS");
            diagnosed.picture().review().forEach(reason -> byCode.putIfAbsent(reason.code(), reason));
        }
        return List.copyOf(byCode.values());
    }

    private static Level level(QualifyingEvent latest, List<Reason> reasons) {
        if (latest.level() == Level.NOT_ELIGIBLE) {
            return Level.NOT_ELIGIBLE;
        }
        return reasons.isEmpty() ? Level.EVALUATE : Level.REVIEW;
    }

    /** The latest explicit answer to each question; without one, the latest derived from a disposition. */
    private static List<Attestation> attestations(List<QualifyingEvent> events) {
        Map<Question, Attestation> answers = new EnumMap<>(Question.class);
        for (QualifyingEvent event : events) {
            for (Attestation attestation : event.attestations()) {
                Attestation known = answers.get(attestation.question());
                if (known == null
                        || known.source() == Source.BY_DISPOSITION
                        || attestation.source() != Source.BY_DISPOSITION) {
                    answers.put(attestation.question(), attestation);
                }
            }
        }
        return List.copyOf(answers.values());
    }

    /** A later discharge moves the clock, and so does an emergency visit that would open no referral (section 6). */
    private static List<FollowUpClock> clocks(List<QualifyingEvent> events, List<FollowUpClock> beside) {
        Instant opened = events.getFirst().at();
        Map<Measure, FollowUpClock> clocks = new EnumMap<>(Measure.class);
        Stream.concat(
                        events.stream().flatMap(event -> event.clocks().stream()),
                        beside.stream().filter(clock -> !clock.indexAt().isBefore(opened)))
                .sorted(Comparator.comparing(FollowUpClock::indexAt))
                .forEach(clock -> clocks.put(clock.measure(), clock));
        return List.copyOf(clocks.values());
    }

    private static Part2 part2(List<QualifyingEvent> events) {
        Set<Part2> all = new LinkedHashSet<>();
        events.forEach(event -> all.add(event.part2()));
        if (all.contains(Part2.PART_2)) {
            return Part2.PART_2;
        }
        return all.contains(Part2.UNKNOWN) ? Part2.UNKNOWN : Part2.NOT_PART_2;
    }

    private static @Nullable Identifier visit(List<QualifyingEvent> events) {
        return newestFirst(events).stream()
                .map(QualifyingEvent::visit)
                .filter(visit -> visit != null)
                .findFirst()
                .orElse(null);
    }

    private static List<QualifyingEvent> newestFirst(Collection<QualifyingEvent> events) {
        return new ArrayList<>(events).reversed();
    }
}
