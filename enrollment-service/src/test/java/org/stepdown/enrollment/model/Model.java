package org.stepdown.enrollment.model;

import static java.util.Comparator.comparing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.model.Chart.Place;
import org.stepdown.enrollment.model.Chart.Search;
import org.stepdown.enrollment.model.Chart.Stays;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.FollowUp;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.Screening;

/**
 * What the rules say (domain rules, sections 1 and 5), said once more as plainly as can be: no tables, no indexes, no
 * journal. After everything that happens, whoever is first in line and fits a free seat gets it.
 */
final class Model {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Duration OFFER = Duration.ofHours(48);
    private static final Set<String> TO_BE_ANSWERED = Set.of(
            "NEEDS_24H_SUPERVISION_UNKNOWN",
            "SAFE_AT_HOME_UNKNOWN",
            "NO_DIAGNOSIS",
            "BIRTH_DATE_UNKNOWN",
            "READMITTED");
    private static final Set<String> OF_DIAGNOSES =
            Set.of("NO_DIAGNOSIS", "NO_IOP_CONDITION", "IN_REMISSION", "DIAGNOSIS_NOT_ICD_10_CM");
    private static final Set<String> NEVER = Set.of("FULL", "CLOSED", "NO_SESSION");

    /** A group and its seats. */
    static final class Group {
        Cohort cohort;
        int capacity;

        Group(Cohort cohort, int capacity) {
            this.cohort = cohort;
            this.capacity = capacity;
        }
    }

    /** A hospital visit. */
    static final class Stay {
        final UUID id;
        final String key;
        final Instant began;
        boolean overnight;
        boolean cancelled;
        boolean reopened;
        Instant ended;
        boolean home;

        Stay(UUID id, String key, Instant began, boolean overnight) {
            this.id = id;
            this.key = key;
            this.began = began;
            this.overnight = overnight;
        }
    }

    /** Why nobody is placed by rules: who is ruled out, or what a clinician has to look at. */
    record Stop(boolean ruledOut, Set<String> codes) {}

    final boolean offers;
    final TreeMap<String, Group> groups = new TreeMap<>();
    final Map<UUID, Chart> charts = new TreeMap<>(comparing(UUID::toString));
    final Set<UUID> mergedAway = new HashSet<>();
    final Map<String, String> retired = new TreeMap<>();
    final List<Stay> stays = new ArrayList<>();
    Instant now;

    Model(boolean offers, Instant now) {
        this.offers = offers;
        this.now = now;
    }

    // ---- what is told of referrals

    void open(Referral referral) {
        Chart chart = charts.get(referral.id());
        if (mergedAway.contains(referral.id())) {
            if (chart == null) {
                charts.put(referral.id(), new Chart(referral));
                charts.get(referral.id()).status = "CANCELLED";
            }
        } else if (chart != null && !chart.over()) {
            change(referral);
        } else {
            if (chart == null) {
                chart = new Chart(referral);
                charts.put(referral.id(), chart);
            }
            chart.hear(referral);
            chart.stays = staysOf(chart);
            decide(chart);
        }
    }

    void change(Referral referral) {
        Chart chart = charts.get(referral.id());
        if (chart == null) {
            open(referral);
        } else if (!chart.over() && !chart.told.equals(referral)) {
            chart.hear(referral);
            chart.stays = staysOf(chart);
            again(chart);
        }
    }

    void close(UUID id, String status) {
        Chart chart = charts.get(id);
        if (chart != null && !chart.over()) {
            end(chart, status);
        }
    }

    void merge(UUID survivingId, UUID mergedId) {
        mergedAway.add(mergedId);
        Chart merged = charts.get(mergedId);
        Chart surviving = charts.get(survivingId);
        if (merged == null || merged.over()) {
            return;
        }
        boolean goesOn = surviving != null && !surviving.over();
        Place seat = merged.place;
        if (!goesOn || seat == null || surviving.place != null && weight(merged) <= weight(surviving)) {
            if (goesOn && surviving.inherits(merged)) {
                again(surviving);
            }
            end(merged, "CANCELLED");
            unite(merged, surviving);
            return;
        }
        surviving.inherits(merged);
        surviving.place = new Place(seat.group, seat.state, seat.first);
        surviving.place.unanswered = seat.unanswered;
        surviving.place.until = seat.until;
        surviving.begun |= merged.begun;
        merged.place = null;
        merged.begun = false;
        merged.status = "CANCELLED";
        if (stop(surviving) == null && seat.state.equals("ON_HOLD")) {
            resume(surviving);
        } else if (stop(surviving) != null) {
            hold(surviving);
        } else {
            surviving.status = seat.state.equals("OFFERED") ? "OFFERED" : inCare(surviving);
        }
        promote();
        unite(merged, surviving);
    }

    private static int weight(Chart chart) {
        return chart.begun ? 3 : List.of("OFFERED", "ON_HOLD", "ENROLLED").indexOf(chart.place.state);
    }

    /** What was written down of the one counts for the other. */
    private static void unite(Chart merged, Chart surviving) {
        if (surviving == null) {
            return;
        }
        merged.sessions.forEach((group, marks) -> marks.forEach((date, mark) -> surviving
                .sessions
                .computeIfAbsent(group, any -> new TreeMap<>())
                .putIfAbsent(date, mark)));
        merged.sessions.clear();
        if (surviving.search == null) {
            surviving.search = merged.search;
        }
        merged.search = null;
    }

    // ---- what staff do; false when it is refused

    boolean approve(UUID id, List<Condition> diagnosed) {
        Chart chart = charts.get(id);
        if (chart == null || chart.over()) {
            return false;
        }
        Stop before = stop(chart);
        if (before == null || rulesOut(before)) {
            return false;
        }
        List<Condition> said = chart.saysConditions;
        if (!diagnosed.isEmpty()) {
            chart.saysConditions = diagnosed;
        }
        Stop stop = stop(chart);
        Set<String> codes = stop == null ? Set.of() : approvable(chart, stop);
        if (codes.isEmpty() && stop != null) {
            chart.saysConditions = said;
            return false;
        }
        clear(chart, codes);
        again(chart);
        return true;
    }

    boolean attest(UUID id, Answer supervision, Answer home, List<Condition> conditions, LocalDate born) {
        Chart chart = charts.get(id);
        if (chart == null || chart.over()) {
            return false;
        }
        chart.saysSupervision = supervision == null ? chart.saysSupervision : supervision;
        chart.saysHome = home == null ? chart.saysHome : home;
        chart.saysConditions = conditions.isEmpty() ? chart.saysConditions : conditions;
        chart.saysBorn = born == null ? chart.saysBorn : born;
        again(chart);
        return true;
    }

    boolean decline(UUID id, boolean keepWaiting) {
        Chart chart = charts.get(id);
        if (chart == null || chart.over()) {
            return false;
        }
        Place seat = chart.place;
        if (seat != null && seat.state.equals("ENROLLED")) {
            return false;
        }
        if (!keepWaiting) {
            end(chart, "DECLINED");
            return true;
        }
        if (seat == null || !seat.state.equals("OFFERED")) {
            return false;
        }
        chart.declined.add(seat.group);
        chart.place = null;
        decide(chart);
        promote();
        return true;
    }

    boolean override(UUID id, String group) {
        Chart chart = charts.get(id);
        if (chart == null || chart.over() || chart.place != null) {
            return false;
        }
        Stop stop = stop(chart);
        if (stop != null && (rulesOut(stop) || !approvable(chart, stop).equals(stop.codes()))) {
            return false;
        }
        Set<String> against = against(chart, groups.get(group));
        if (!Collections.disjoint(against, NEVER)) {
            return false;
        }
        if (stop != null) {
            clear(chart, stop.codes());
        }
        chart.declined.remove(group);
        give(chart, groups.get(group));
        return true;
    }

    boolean move(UUID id, String group, boolean override) {
        Chart chart = charts.get(id);
        if (chart == null || chart.over() || chart.place == null || chart.place.group.equals(group)) {
            return false;
        }
        boolean declined = chart.declined.remove(group);
        Set<String> against = against(chart, groups.get(group));
        if (override ? !Collections.disjoint(against, NEVER) : !against.isEmpty()) {
            if (declined) {
                chart.declined.add(group);
            }
            return false;
        }
        Place old = chart.place;
        chart.place = new Place(group, old.state, first(chart, groups.get(group)));
        chart.place.unanswered = old.unanswered;
        chart.place.until = old.until;
        promote();
        return true;
    }

    boolean accept(UUID id) {
        Chart chart = charts.get(id);
        if (chart == null
                || chart.place == null
                || !chart.place.state.equals("OFFERED")
                || !chart.place.until.isAfter(now)) {
            return false;
        }
        enrol(chart);
        return true;
    }

    boolean withdraw(UUID id) {
        Chart chart = charts.get(id);
        if (chart == null || chart.over()) {
            return chart != null && chart.status.equals("WITHDRAWN");
        }
        end(chart, "WITHDRAWN");
        return true;
    }

    boolean interim(UUID id) {
        Chart chart = charts.get(id);
        return chart != null
                && !chart.begun
                && Set.of("WAITLISTED", "IN_REVIEW", "OFFERED").contains(chart.status);
    }

    boolean ask(UUID id) {
        return charts.containsKey(id) && charts.get(id).status.equals("IN_REVIEW");
    }

    // ---- groups

    void opened(Cohort cohort, int capacity) {
        groups.put(cohort.id(), new Group(cohort, capacity));
        promote();
    }

    void resized(String group, int capacity) {
        groups.get(group).capacity = capacity;
        promote();
    }

    /** Who is inside stays; who was only offered a seat in a closed group is decided anew. */
    void defined(List<Cohort> cohorts) {
        cohorts.forEach(cohort -> groups.get(cohort.id()).cohort = cohort);
        cohorts.forEach(this::lookInto);
    }

    private void lookInto(Cohort cohort) {
        for (Chart chart : inOrder(charts.values())) {
            Place seat = chart.place;
            if (seat == null || !seat.group.equals(cohort.id())) {
                continue;
            }
            if (cohort.closed() && seat.state.equals("OFFERED")) {
                chart.place = null;
                decide(chart);
            } else if (seat.first.isAfter(now) && !takesPlace(cohort, seat.first)) {
                Instant next = first(chart, groups.get(cohort.id()));
                seat.first = next == null ? seat.first : next;
            }
        }
        promote();
    }

    int taken(String group) {
        return seats(group, null);
    }

    int seats(String group, String state) {
        return (int) charts.values().stream()
                .filter(chart -> chart.place != null && chart.place.group.equals(group))
                .filter(chart -> state == null || chart.place.state.equals(state))
                .count();
    }

    // ---- in care

    /** Somebody came, or did not; false when nothing follows from it because it was known. */
    void record(UUID id, String group, LocalDate date, String mark) {
        Chart chart = charts.get(id);
        TreeMap<LocalDate, String> sessions = chart.sessions.computeIfAbsent(group, any -> new TreeMap<>());
        if (mark.equals(sessions.put(date, mark))) {
            return;
        }
        boolean came = mark.equals("ATTENDED");
        if (came && chart.place != null && !chart.begun) {
            chart.begun = true;
            chart.status = chart.status.equals("ENROLLED") ? "STARTED" : chart.status;
        }
        Search search = chart.search;
        if (search != null) {
            boolean answers =
                    !mark.equals("NO_SHOW") && (date.equals(search.missed) || came && date.isAfter(search.missed));
            if (answers) {
                chart.search = null;
                if (search.clinician) {
                    comeBack(chart, came || !chart.came(group).isEmpty());
                }
            }
        } else if (mark.equals("NO_SHOW")
                && !chart.over()
                && chart.came(group).stream().noneMatch(other -> other.isAfter(date))) {
            chart.search = new Search(date, now.plus(Duration.ofHours(72)));
        }
        if (came && isDone(chart, groups.get(group).cohort) && !chart.over()) {
            end(chart, "COMPLETED");
        }
    }

    void reach(UUID id, boolean reached) {
        Chart chart = charts.get(id);
        Search search = chart.search;
        if (chart.over()) {
            chart.search = null;
            return;
        }
        search.tries++;
        if (reached) {
            chart.search = null;
            if (search.clinician) {
                comeBack(chart, chart.cameEver());
            }
        } else if (search.tries >= 3 && !search.clinician) {
            search.clinician = true;
            review(chart);
        }
    }

    boolean finish(UUID id, String status) {
        Chart chart = charts.get(id);
        if (chart.status.equals(status)) {
            return true;
        }
        boolean seated = chart.place != null && !chart.place.state.equals("OFFERED");
        boolean fits = !status.equals("COMPLETED") && !status.equals("NO_SHOW")
                || status.equals("COMPLETED") == chart.cameEver();
        if (chart.over() || !seated || !fits) {
            return false;
        }
        end(chart, status);
        chart.search = null;
        return true;
    }

    private void review(Chart chart) {
        if (chart.place == null || chart.place.state.equals("OFFERED")) {
            return;
        }
        chart.approved.remove("SAFETY_REVIEW");
        chart.pending.add("SAFETY_REVIEW");
        hold(chart);
    }

    private void comeBack(Chart chart, boolean started) {
        if (chart.place == null || !chart.place.state.equals("ON_HOLD")) {
            return;
        }
        chart.pending.remove("SAFETY_REVIEW");
        chart.begun |= started;
        again(chart);
    }

    private boolean isDone(Chart chart, Cohort cohort) {
        List<LocalDate> dates = chart.came(cohort.id());
        if (cohort.mode() == EnrollmentMode.TOPIC_CYCLE) {
            return chart.sessions.keySet().stream()
                    .flatMap(group -> taught(chart, groups.get(group).cohort))
                    .collect(Collectors.toSet())
                    .containsAll(cohort.topics());
        }
        LocalDate first = chart.sessions.keySet().stream()
                .flatMap(group -> chart.came(group).stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate end = first.plusWeeks(Practice.PROGRAM_WEEKS);
        return dates.getLast()
                .plusDays(1)
                .datesUntil(end.isAfter(dates.getLast()) ? end : dates.getLast().plusDays(1))
                .noneMatch(date -> meets(cohort, date));
    }

    private static Stream<String> taught(Chart chart, Cohort cohort) {
        List<String> topics = cohort.topics();
        return topics.isEmpty()
                ? Stream.of()
                : chart.came(cohort.id()).stream()
                        .map(date -> topics.get((int) ((weeksTaught(cohort, date) - 1) % topics.size())));
    }

    private static long weeksTaught(Cohort cohort, LocalDate date) {
        return cohort.schedule()
                .firstDate()
                .datesUntil(date.plusDays(1))
                .filter(day -> meets(cohort, day))
                .map(Model::monday)
                .distinct()
                .count();
    }

    // ---- hospital

    void retire(String key, String into) {
        String surviving = person(into);
        if (surviving.equals(key) || retired.containsKey(key)) {
            return;
        }
        retired.replaceAll((any, now) -> now.equals(key) ? surviving : now);
        retired.put(key, surviving);
        lookAt(surviving);
    }

    String person(String key) {
        return retired.getOrDefault(key, key);
    }

    /** Something was said of a visit of this patient. */
    void lookAt(String key) {
        for (Chart chart : inOrder(charts.values())) {
            if (chart.over() || !person(chart.told.patientKey()).equals(person(key))) {
                continue;
            }
            Stays before = chart.stays;
            chart.stays = staysOf(chart);
            if (!chart.stays.equals(before) && !chart.status.equals("NOT_ELIGIBLE")) {
                again(chart);
            }
        }
    }

    private Stays staysOf(Chart chart) {
        List<Stay> since = stays.stream()
                .filter(stay -> person(stay.key).equals(person(chart.told.patientKey())))
                .filter(stay -> stay.overnight && !stay.cancelled)
                .filter(stay -> stay.began.isAfter(chart.told.openedAt())
                        || stay.reopened && chart.told.pathways().contains("STEP_UP"))
                .sorted(comparing((Stay stay) -> stay.began).thenComparing(stay -> stay.id.toString()))
                .toList();
        if (since.isEmpty()) {
            return Stays.NONE;
        }
        Stay last = since.getLast();
        Set<UUID> inside = new HashSet<>();
        since.stream().filter(stay -> stay.ended == null).forEach(stay -> inside.add(stay.id));
        return new Stays(inside, last.began, last.home ? null : last.ended);
    }

    // ---- time

    /** Offers of which the time is over, as the timer found them. */
    void expire(List<UUID> due) {
        for (UUID id : due) {
            Chart chart = charts.get(id);
            chart.place = null;
            chart.approved.remove("OFFER_EXPIRED");
            chart.pending.add("OFFER_EXPIRED");
            decide(chart);
            promote();
        }
    }

    Set<UUID> dueOffers() {
        Set<UUID> due = new HashSet<>();
        charts.values().stream()
                .filter(chart -> chart.place != null && chart.place.state.equals("OFFERED"))
                .filter(chart -> !chart.place.until.isAfter(now))
                .forEach(chart -> due.add(chart.id()));
        return due;
    }

    void closeSearches() {
        for (Chart chart : charts.values()) {
            Search search = chart.search;
            if (search != null && !search.clinician && !search.until.isAfter(now)) {
                if (chart.over()) {
                    chart.search = null;
                } else {
                    search.clinician = true;
                    review(chart);
                }
            }
        }
    }

    // ---- placement

    private void again(Chart chart) {
        if (chart.place == null) {
            decide(chart);
        } else if (stop(chart) != null) {
            hold(chart);
        } else if (chart.place.state.equals("ON_HOLD")) {
            resume(chart);
        }
    }

    private void decide(Chart chart) {
        Stop stop = stop(chart);
        if (stop != null) {
            chart.status = rulesOut(stop) ? "NOT_ELIGIBLE" : "IN_REVIEW";
            return;
        }
        List<Group> fitting = groups.values().stream()
                .filter(group -> against(chart, group).isEmpty())
                .toList();
        if (fitting.isEmpty()) {
            chart.status = "WAITLISTED";
        } else {
            give(chart, Collections.min(fitting, preference(chart)));
        }
    }

    private void give(Chart chart, Group group) {
        chart.place = new Place(group.cohort.id(), "ENROLLED", first(chart, group));
        if (offers) {
            chart.place.unanswered = true;
            offer(chart);
        } else {
            chart.status = inCare(chart);
        }
    }

    private void offer(Chart chart) {
        chart.place.state = "OFFERED";
        chart.place.until = now.plus(OFFER);
        chart.status = "OFFERED";
    }

    private void enrol(Chart chart) {
        chart.place.state = "ENROLLED";
        chart.place.unanswered = false;
        chart.place.until = null;
        chart.status = inCare(chart);
    }

    private static String inCare(Chart chart) {
        return chart.begun ? "STARTED" : "ENROLLED";
    }

    private static void hold(Chart chart) {
        chart.place.state = "ON_HOLD";
        chart.place.until = null;
        chart.status = "IN_REVIEW";
    }

    private void resume(Chart chart) {
        if (chart.place.unanswered) {
            offer(chart);
        } else {
            enrol(chart);
        }
    }

    private void end(Chart chart, String status) {
        chart.place = null;
        chart.begun = false;
        chart.status = status;
        promote();
    }

    private void promote() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Chart chart : line()) {
                if (groups.values().stream()
                        .anyMatch(group -> against(chart, group).isEmpty())) {
                    decide(chart);
                    moved = true;
                    break;
                }
            }
        }
    }

    /** Who waits, the first to get a seat first. */
    List<Chart> line() {
        return inOrder(charts.values().stream()
                .filter(chart -> chart.status.equals("WAITLISTED"))
                .toList());
    }

    private static List<Chart> inOrder(Collection<Chart> some) {
        return some.stream()
                .sorted(comparing((Chart chart) -> !chart.told.safetyFlag())
                        .thenComparing(chart -> deadline(chart.told))
                        .thenComparing(chart -> chart.told.priority().ordinal())
                        .thenComparing(chart -> chart.told.openedAt())
                        .thenComparing(chart -> chart.id().toString()))
                .toList();
    }

    private static LocalDate deadline(Referral referral) {
        return referral.followUps().stream()
                .map(FollowUp::sevenDayDeadline)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    // ---- the gate

    Stop stop(Chart chart) {
        Set<String> look = new LinkedHashSet<>();
        Set<String> out = new LinkedHashSet<>();
        Instant since = chart.stays.lastBegan();
        if (chart.told.safetyFlag()) {
            look.add("SAFETY_FLAG");
        }
        if (chart.supervision() != Answer.NO) {
            (chart.supervision() == Answer.YES ? out : look)
                    .add(chart.supervision() == Answer.YES ? "NEEDS_24H_SUPERVISION" : "NEEDS_24H_SUPERVISION_UNKNOWN");
        }
        if (chart.home() != Answer.YES) {
            (chart.home() == Answer.NO ? out : look)
                    .add(chart.home() == Answer.NO ? "NOT_SAFE_AT_HOME" : "SAFE_AT_HOME_UNKNOWN");
        }
        List<String> screening = chart.told.screeningReasons().stream()
                .map(reason -> reason.code())
                .toList();
        if (chart.conditions().isEmpty() && Collections.disjoint(screening, OF_DIAGNOSES)) {
            look.add("NO_DIAGNOSIS");
        }
        LocalDate today = now.atZone(ZONE).toLocalDate();
        if (chart.born() == null) {
            look.add("BIRTH_DATE_UNKNOWN");
        } else if (chart.born().plusYears(12).isAfter(today)) {
            look.add("UNDER_AGE");
        }
        if (chart.told.screening() == Screening.NOT_ELIGIBLE) {
            out.addAll(screening);
        } else if (chart.told.screening() == Screening.REVIEW) {
            screening.stream()
                    .filter(code -> chart.saysConditions == null || !OF_DIAGNOSES.contains(code))
                    .forEach(look::add);
        }
        look.removeIf(code -> !TO_BE_ANSWERED.contains(code) && chart.cleared(code, since));
        if (!chart.stays.inside().isEmpty()) {
            look.add("READMITTED");
        } else if (chart.stays.elsewhere() != null
                && !chart.cleared("READMISSION_ENDED_ELSEWHERE", chart.stays.elsewhere())) {
            look.add("READMISSION_ENDED_ELSEWHERE");
        }
        look.addAll(chart.pending);
        if (look.isEmpty() && out.isEmpty()) {
            return null;
        }
        boolean ruledOut = !out.isEmpty();
        Set<String> codes = new TreeSet<>(look);
        codes.addAll(out);
        return new Stop(ruledOut, codes);
    }

    /** A safety flag goes to a clinician first, whatever else is said. */
    private static boolean rulesOut(Stop stop) {
        return stop.ruledOut() && !stop.codes().contains("SAFETY_FLAG");
    }

    private static Set<String> approvable(Chart chart, Stop stop) {
        Set<String> codes = new TreeSet<>(stop.codes());
        codes.removeAll(TO_BE_ANSWERED);
        if (chart.conditions().isEmpty()) {
            codes.removeAll(OF_DIAGNOSES);
        }
        return codes;
    }

    private void clear(Chart chart, Set<String> codes) {
        codes.forEach(code -> chart.approved.put(code, now));
        chart.pending.removeAll(codes);
    }

    // ---- the match

    /** What is against a seat for this patient here. */
    Set<String> against(Chart chart, Group group) {
        Set<String> against = new TreeSet<>();
        Cohort cohort = group.cohort;
        Instant first = first(chart, group);
        LocalDate on = (first == null ? now : first).atZone(ZONE).toLocalDate();
        against(against, cohort.closed(), "CLOSED");
        against(against, Collections.disjoint(cohort.conditions(), chart.conditions()), "CONDITION");
        against(against, cohort.dualDiagnosis() && !isDual(chart.conditions()), "DUAL");
        against(against, chart.born() == null || chart.born().plusYears(18).isAfter(on), "AGE");
        against(
                against,
                chart.told.preferences().modality() != null
                        && chart.told.preferences().modality() != cohort.modality(),
                "MODALITY");
        boolean begun = cohort.mode() == EnrollmentMode.CLOSED
                && (firstEver(cohort).isBefore(now) || first != null && first.isAfter(firstEver(cohort)));
        against(against, begun, "ALREADY_STARTED");
        against(against, first == null, "NO_SESSION");
        against(against, taken(cohort.id()) >= group.capacity, "FULL");
        against(against, chart.declined.contains(cohort.id()), "DECLINED");
        return against;
    }

    private static void against(Set<String> all, boolean is, String code) {
        if (is) {
            all.add(code);
        }
    }

    private static boolean isDual(List<Condition> conditions) {
        return conditions.contains(Condition.SUBSTANCE_USE)
                && conditions.stream()
                        .anyMatch(Set.of(Condition.DEPRESSION, Condition.BIPOLAR, Condition.ANXIETY)::contains);
    }

    private Comparator<Group> preference(Chart chart) {
        return comparing((Group group) -> isLate(chart, group))
                .thenComparing(group -> general(chart, group))
                .thenComparing(group -> chart.told.preferences().track() != null
                        && chart.told.preferences().track() != group.cohort.track())
                .thenComparing(group -> chart.told.preferences().site() != null
                        && !chart.told.preferences().site().equals(group.cohort.site()))
                .thenComparing(group -> first(chart, group))
                .thenComparing(group -> -(double) taken(group.cohort.id()) / group.capacity)
                .thenComparing(group -> group.cohort.id());
    }

    private boolean isLate(Chart chart, Group group) {
        return first(chart, group).atZone(ZONE).toLocalDate().isAfter(deadline(chart.told));
    }

    private static int general(Chart chart, Group group) {
        if (group.cohort.dualDiagnosis()) {
            return 0;
        }
        Condition main =
                chart.conditions().isEmpty() ? null : chart.conditions().getFirst();
        if (main == null || !group.cohort.conditions().contains(main)) {
            return 3;
        }
        return Math.min(2, group.cohort.conditions().size());
    }

    // ---- the calendar

    /** The first session that a patient could attend, in the half year to come. */
    Instant first(Chart chart, Group group) {
        Cohort cohort = group.cohort;
        LocalDate today = now.atZone(ZONE).toLocalDate();
        LocalDate from = today.isBefore(cohort.schedule().firstDate())
                ? cohort.schedule().firstDate()
                : today;
        for (LocalDate date = from; !date.isAfter(from.plusWeeks(26)); date = date.plusDays(1)) {
            LocalDate wanted = chart.told.preferences().earliestStart();
            if (!meets(cohort, date) || wanted != null && date.isBefore(wanted)) {
                continue;
            }
            Instant session = at(cohort, date);
            boolean midTopic = cohort.mode() == EnrollmentMode.TOPIC_CYCLE
                    && monday(date).datesUntil(date).anyMatch(day -> meets(cohort, day));
            boolean crowded = cohort.startCap() != null
                    && charts.values().stream()
                                    .filter(other -> other.place != null)
                                    .filter(other -> other.place.group.equals(cohort.id()))
                                    .filter(other -> other.place.first.equals(session))
                                    .count()
                            >= cohort.startCap();
            if (!session.isBefore(now) && !midTopic && !crowded) {
                return session;
            }
        }
        return null;
    }

    private static Instant firstEver(Cohort cohort) {
        LocalDate date = cohort.schedule().firstDate();
        while (!meets(cohort, date)) {
            date = date.plusDays(1);
        }
        return at(cohort, date);
    }

    private static boolean takesPlace(Cohort cohort, Instant session) {
        LocalDate date = session.atZone(ZONE).toLocalDate();
        return meets(cohort, date) && at(cohort, date).equals(session);
    }

    static boolean meets(Cohort cohort, LocalDate date) {
        LocalDate last = cohort.schedule().lastDate();
        return cohort.schedule().weekdays().contains(date.getDayOfWeek())
                && !cohort.schedule().holidays().contains(date)
                && !date.isBefore(cohort.schedule().firstDate())
                && (last == null || !date.isAfter(last));
    }

    static Instant at(Cohort cohort, LocalDate date) {
        return date.atTime(cohort.schedule().startsAt()).atZone(ZONE).toInstant();
    }

    private static LocalDate monday(LocalDate date) {
        return date.minusDays(date.getDayOfWeek().getValue() - (long) DayOfWeek.MONDAY.getValue());
    }
}
