package org.stepdown.enrollment.placement.web;

import static org.stepdown.enrollment.placement.web.Problems.badField;
import static org.stepdown.enrollment.placement.web.Problems.required;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.placement.Act;
import org.stepdown.enrollment.reach.Sight;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;

/** What a member of staff asks for, as it is sent; which fields count depends on the action. */
record StaffOrder(
        @Nullable String by,
        @Nullable String reason,
        @Nullable Long revision,
        @Nullable String cohort,
        @Nullable Boolean override,
        @Nullable Boolean keepWaiting,
        @Nullable String of,
        @Nullable List<String> what,
        @Nullable Instant dueAt,
        @Nullable String needs24HourSupervision,
        @Nullable String safeAtHome,
        @Nullable List<String> conditions,
        @Nullable LocalDate birthDate,
        @Nullable Instant since) {

    private static final Set<String> WHO = Set.of("SENDER", "PATIENT", "PROGRAM", "INTAKE", "CLINICAL_REVIEW");
    private static final Set<String> WHAT =
            Set.of("ATTESTATION", "DIAGNOSIS", "BIRTH_DATE", "PREFERENCE", "CONSENT", "RECORDS", "OTHER");
    private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_ACCOUNT = 64;
    private static final int LONGEST_REASON = 2_000;

    Act act(String action, Instant now) {
        return switch (action) {
            case "approve" -> new Act.Approve(treated());
            case "decline" -> new Act.Decline(because(Boolean.TRUE.equals(keepWaiting)));
            case "override" -> new Act.Override(because(required("cohort", cohort)));
            case "ask" -> ask(now);
            case "attest" -> attest(now);
            case "withdraw" -> because(new Act.Withdraw());
            case "move" -> new Act.Move(because(required("cohort", cohort)), Boolean.TRUE.equals(override));
            case "accept" -> new Act.Accept();
            case "interim" -> interim(now);
            default -> throw new IllegalArgumentException("no such action");
        };
    }

    /** A seat in a cohort that somebody can't see is refused as one in a cohort that does not exist. */
    void requireWithinReach(Sight sight) {
        if (cohort != null && !sight.cohort(cohort)) {
            throw Problems.refused(List.of(Reason.of("UNKNOWN_COHORT")));
        }
    }

    String account() {
        String account = required("by", by).strip();
        if (account.length() > LONGEST_ACCOUNT || account.chars().anyMatch(Character::isISOControl)) {
            throw badField("by", "NOT_AN_ACCOUNT", "must be an account of at most " + LONGEST_ACCOUNT + " characters");
        }
        return account;
    }

    @Nullable
    String words() {
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw badField("reason", "TOO_LONG", "must have at most " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    private <T> T because(T value) {
        required("reason", reason);
        return value;
    }

    private Act ask(Instant now) {
        String who = oneOf("of", required("of", of), WHO);
        List<String> asked = required("what", what).stream()
                .map(each -> oneOf("what", each, WHAT))
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            throw badField("what", "MISSING", "is empty");
        }
        if (!required("dueAt", dueAt).isAfter(now)) {
            throw badField("dueAt", "PAST", "must be in the future");
        }
        return new Act.Ask(who, asked, Objects.requireNonNull(dueAt));
    }

    private Act attest(Instant now) {
        List<Condition> treated = treated();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (birthDate != null && (birthDate.isAfter(today) || birthDate.isBefore(OLDEST))) {
            throw badField("birthDate", "OUT_OF_RANGE", "must be a date of birth");
        }
        Act.Attest attest = new Act.Attest(
                answer("needs24HourSupervision", needs24HourSupervision),
                answer("safeAtHome", safeAtHome),
                treated,
                birthDate);
        if (attest.equals(new Act.Attest(null, null, List.of(), null))) {
            throw badField("needs24HourSupervision", "MISSING", "is missing, and so is everything else to attest");
        }
        return attest;
    }

    private List<Condition> treated() {
        return Objects.requireNonNullElse(conditions, List.<String>of()).stream()
                .map(each -> Condition.valueOf(oneOf("conditions", each, names(Condition.values()))))
                .distinct()
                .toList();
    }

    private Act interim(Instant now) {
        if (since != null && since.isAfter(now)) {
            throw badField("since", "FUTURE", "must not be in the future");
        }
        return new Act.Interim(Objects.requireNonNullElse(since, now));
    }

    private static @Nullable Answer answer(String field, @Nullable String value) {
        return value == null ? null : Answer.valueOf(oneOf(field, value, names(Answer.values())));
    }

    private static Set<String> names(Enum<?>[] symbols) {
        return Set.copyOf(Arrays.stream(symbols).map(Enum::name).toList());
    }

    private static String oneOf(String field, @Nullable String value, Set<String> known) {
        String symbol = value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
        if (!known.contains(symbol)) {
            throw badField(
                    field,
                    "UNKNOWN",
                    "must be one of "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        return symbol;
    }
}
