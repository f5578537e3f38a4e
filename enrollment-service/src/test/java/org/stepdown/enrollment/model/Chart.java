package org.stepdown.enrollment.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.Referral;

/** A referral as somebody with pencil and paper would keep it. */
final class Chart {

    static final Set<String> OVER = Set.of("COMPLETED", "DECLINED", "WITHDRAWN", "CANCELLED", "NO_SHOW");

    Referral told;
    String status = "RECEIVED";
    Place place;

    final Map<String, Instant> approved = new HashMap<>();
    final Set<String> pending = new HashSet<>();
    final Set<String> declined = new HashSet<>();
    Answer saysSupervision;
    Answer saysHome;
    List<Condition> saysConditions;
    LocalDate saysBorn;
    boolean begun;

    /** What was seen of the patient in hospital when it was last looked at. */
    Stays stays = Stays.NONE;

    /** Sessions by cohort and date, with what is recorded. */
    final Map<String, TreeMap<LocalDate, String>> sessions = new TreeMap<>();

    /** Attempts to reach the patient, while somebody tries. */
    Search search;

    Chart(Referral told) {
        this.told = told;
    }

    /** A seat. {@code unanswered}: the patient has not accepted it yet, even while it is on hold. */
    static final class Place {
        final String group;
        String state;
        boolean unanswered;
        Instant until;
        Instant first;

        Place(String group, String state, Instant first) {
            this.group = group;
            this.state = state;
            this.first = first;
        }
    }

    /** Somebody looks for a patient who did not come. */
    static final class Search {
        final LocalDate missed;
        final Instant until;
        int tries;
        boolean clinician;

        Search(LocalDate missed, Instant until) {
            this.missed = missed;
            this.until = until;
        }
    }

    /** Hospital stays since the referral: whether one goes on, when the last began, and when it led elsewhere. */
    record Stays(Set<UUID> inside, Instant lastBegan, Instant elsewhere) {
        static final Stays NONE = new Stays(Set.of(), null, null);
    }

    UUID id() {
        return told.id();
    }

    boolean over() {
        return OVER.contains(status);
    }

    /** News that says otherwise than the hospital did before is the later word; nothing said is no word. */
    void hear(Referral news) {
        if (news.needsSupervision() != told.needsSupervision() && news.needsSupervision() != Answer.UNKNOWN) {
            saysSupervision = null;
        }
        if (news.safeAtHome() != told.safeAtHome() && news.safeAtHome() != Answer.UNKNOWN) {
            saysHome = null;
        }
        if (!news.conditions().equals(told.conditions()) && !news.conditions().isEmpty()) {
            saysConditions = null;
        }
        told = news;
    }

    /** What was settled of another referral of the patient; whether that is news. */
    boolean inherits(Chart other) {
        boolean news = declined.addAll(other.declined);
        for (String code : other.pending) {
            news |= !code.equals("OFFER_EXPIRED") && pending.add(code);
        }
        return news;
    }

    Answer supervision() {
        return saysSupervision == null ? told.needsSupervision() : saysSupervision;
    }

    Answer home() {
        return saysHome == null ? told.safeAtHome() : saysHome;
    }

    List<Condition> conditions() {
        return saysConditions == null ? told.conditions() : saysConditions;
    }

    LocalDate born() {
        return told.birthDate() == null ? saysBorn : told.birthDate();
    }

    boolean cleared(String code, Instant since) {
        Instant at = approved.get(code);
        return at != null && (since == null || !at.isBefore(since));
    }

    List<LocalDate> came(String group) {
        List<LocalDate> dates = new ArrayList<>();
        sessions.getOrDefault(group, new TreeMap<>()).forEach((date, mark) -> {
            if (mark.equals("ATTENDED")) {
                dates.add(date);
            }
        });
        return dates;
    }

    boolean cameEver() {
        return sessions.keySet().stream().anyMatch(group -> !came(group).isEmpty());
    }
}
