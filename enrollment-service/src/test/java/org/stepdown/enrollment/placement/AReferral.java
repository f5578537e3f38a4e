package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.FollowUp;
import org.stepdown.enrollment.referral.Preferences;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.Screening;

/** A referral of an adult who can be placed at once, but for what a test says. */
final class AReferral {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private UUID id = UUID.randomUUID();
    private @Nullable LocalDate birthDate = LocalDate.of(1990, 6, 15);
    private Screening screening = Screening.EVALUATE;
    private List<Reason> screeningReasons = List.of();
    private List<Condition> conditions;
    private boolean safetyFlag;
    private Answer needsSupervision = Answer.NO;
    private Answer safeAtHome = Answer.YES;
    private @Nullable Track track;
    private @Nullable Modality modality;
    private @Nullable String site;
    private @Nullable String language;
    private @Nullable LocalDate earliestStart;
    private Priority priority = Priority.NONE;
    private final List<FollowUp> followUps = new ArrayList<>();
    private String facility = "GENHOSP";
    private Instant openedAt = World.MONDAY_NOON;

    private AReferral(List<Condition> conditions) {
        this.conditions = conditions;
    }

    static AReferral with(Condition... conditions) {
        return new AReferral(List.of(conditions));
    }

    static AReferral withDepression() {
        return with(Condition.DEPRESSION);
    }

    AReferral of(UUID same) {
        this.id = same;
        return this;
    }

    AReferral numbered(int number) {
        return of(new UUID(0, number));
    }

    AReferral born(@Nullable LocalDate date) {
        this.birthDate = date;
        return this;
    }

    AReferral screened(Screening result, String... codes) {
        this.screening = result;
        this.screeningReasons = List.of(codes).stream().map(Reason::of).toList();
        return this;
    }

    AReferral inDanger() {
        this.safetyFlag = true;
        return this;
    }

    AReferral needsSupervision(Answer answer) {
        this.needsSupervision = answer;
        return this;
    }

    AReferral safeAtHome(Answer answer) {
        this.safeAtHome = answer;
        return this;
    }

    AReferral prefers(Track wanted) {
        this.track = wanted;
        return this;
    }

    AReferral prefers(Modality wanted) {
        this.modality = wanted;
        return this;
    }

    AReferral prefersSite(String wanted) {
        this.site = wanted;
        return this;
    }

    AReferral speaks(String tag) {
        this.language = tag;
        return this;
    }

    AReferral notBefore(LocalDate date) {
        this.earliestStart = date;
        return this;
    }

    AReferral priority(Priority mandated) {
        this.priority = mandated;
        return this;
    }

    AReferral followUpBy(LocalDate deadline) {
        followUps.add(new FollowUp("FUH", deadline, ZONE));
        return this;
    }

    AReferral from(String sender) {
        this.facility = sender;
        return this;
    }

    AReferral openedAt(Instant time) {
        this.openedAt = time;
        return this;
    }

    Referral build() {
        return new Referral(
                id,
                "key-" + id,
                birthDate,
                List.of("STEP_DOWN"),
                screening,
                screeningReasons,
                conditions,
                safetyFlag,
                false,
                needsSupervision,
                safeAtHome,
                new Preferences(track, modality, site, language, earliestStart),
                priority,
                followUps,
                facility,
                ZONE,
                openedAt);
    }
}
