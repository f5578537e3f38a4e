package org.stepdown.referral.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.screening.Condition;
import org.stepdown.referral.screening.FollowUpClock;
import org.stepdown.referral.screening.Level;
import org.stepdown.referral.screening.Qualification;
import org.stepdown.referral.screening.Reason;

/** How a referral stands. */
@RestController
class ReferralController {

    private final Lineage lineage;
    private final Consents consents;
    private final Clock clock = Clock.systemUTC();

    ReferralController(Lineage lineage, Consents consents) {
        this.lineage = lineage;
        this.consents = consents;
    }

    /**
     * @param status status in the closed loop (domain rules, section 9)
     * @param owner who has the next step
     * @param dueAt when it is due
     * @param statusAt since when the status stands
     * @param screening what the hospital's messages say of the patient, as placement was told
     * @param history every status, oldest first
     * @param restricted whether the rest is withheld under 42 CFR Part 2, since the patient has not agreed
     */
    record ReferralDetail(
            UUID id,
            List<String> pathways,
            String status,
            List<String> reasons,
            @Nullable String owner,
            @Nullable Instant dueAt,
            Instant statusAt,
            @Nullable Map<String, Object> cohort,
            @Nullable ScreeningView screening,
            List<StatusView> history,
            boolean restricted) {

        /** A restricted item: how it stands and with whom the next step is, but nothing of what the patient has. */
        ReferralDetail withheld() {
            List<StatusView> plain = history.stream()
                    .map(step -> new StatusView(step.status(), step.at(), List.of()))
                    .toList();
            return new ReferralDetail(
                    id, List.of(), status, List.of(), owner, dueAt, statusAt, null, null, plain, true);
        }
    }

    /**
     * @param level EVALUATE, REVIEW or NOT_ELIGIBLE
     * @param reasons why
     * @param conditions conditions that an IOP treats, the main one first
     * @param safetyFlag danger to self: a clinician looks first
     * @param clocks follow-up clocks that run (domain rules, section 6)
     * @param part2 whether 42 CFR Part 2 covers it; UNKNOWN counts as yes
     * @param policyVersion version of the screening policy that decided
     */
    record ScreeningView(
            Level level,
            List<Reason> reasons,
            List<Condition> conditions,
            boolean safetyFlag,
            List<ClockView> clocks,
            Part2 part2,
            String policyVersion) {

        static ScreeningView of(Qualification content) {
            return new ScreeningView(
                    content.level(),
                    content.reasons(),
                    content.conditions(),
                    content.safetyFlag(),
                    content.clocks().stream().map(ClockView::of).toList(),
                    content.part2(),
                    content.policyVersion());
        }
    }

    /** A clock by its dates, in the zone of the facility. */
    record ClockView(
            FollowUpClock.Measure measure,
            LocalDate indexDate,
            LocalDate sevenDayDeadline,
            LocalDate thirtyDayDeadline) {

        static ClockView of(FollowUpClock clock) {
            return new ClockView(
                    clock.measure(), clock.indexDate(), clock.sevenDayDeadline(), clock.thirtyDayDeadline());
        }
    }

    record StatusView(String status, Instant at, List<String> reasons) {}

    @GetMapping("/api/referrals/{id}")
    ReferralDetail referral(@PathVariable UUID id) {
        return lineage.referral(id)
                .map(detail -> consents.knownToWhoActs(clock.instant()).test(id) ? detail : detail.withheld())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no referral with this id"));
    }
}
