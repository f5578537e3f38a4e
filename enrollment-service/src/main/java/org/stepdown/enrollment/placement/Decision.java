package org.stepdown.enrollment.placement;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.seat.Seat;

/**
 * A placement decision with everything that explains it.
 *
 * @param id identity
 * @param referral what was decided on
 * @param outcome what came of it
 * @param reasons why
 * @param cohort the cohort of the seat
 * @param seat the seat that was given or kept
 * @param considered every cohort looked at; none when the gate stayed shut
 * @param nearestFit the cohort that came nearest, when waitlisted
 * @param missing what that one lacks
 * @param inputs what was decided on, coded
 * @param policyVersion version of the policy
 * @param at when
 * @param actor the system by its rules, or the member of staff who decided
 * @param cause the event or command behind it
 */
public record Decision(
        UUID id,
        Referral referral,
        Outcome outcome,
        List<Reason> reasons,
        @Nullable Cohort cohort,
        @Nullable Seat seat,
        List<Considered> considered,
        @Nullable String nearestFit,
        List<Reason> missing,
        Map<String, String> inputs,
        String policyVersion,
        Instant at,
        Actor actor,
        Cause cause) {}
