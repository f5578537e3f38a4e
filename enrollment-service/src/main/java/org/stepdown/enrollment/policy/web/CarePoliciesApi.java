package org.stepdown.enrollment.policy.web;

import static java.util.Objects.requireNonNullElse;
import static org.stepdown.enrollment.policy.web.AddedVersion.outOfRange;
import static org.stepdown.enrollment.policy.web.AddedVersion.refused;
import static org.stepdown.enrollment.policy.web.AddedVersion.required;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.enrollment.followup.FollowUpPolicy;
import org.stepdown.enrollment.policy.PolicyDocuments;
import org.stepdown.enrollment.policy.PolicyDocuments.Kind;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.staff.StaffAction;
import org.stepdown.enrollment.staff.StaffActions;
import tools.jackson.databind.json.JsonMapper;

/** How patients are looked for, and when staff are warned of a follow-up clock: versions of policies, only added to. */
@RestController
final class CarePoliciesApi {

    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_HOURS = 24 * 30;
    private static final int MOST_DAYS = 365;

    private final PolicyDocuments documents;
    private final StaffActions actions;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Clock clock;

    CarePoliciesApi(
            PolicyDocuments documents,
            StaffActions actions,
            TransactionOperations transactions,
            JsonMapper json,
            Clock clock) {
        this.documents = documents;
        this.actions = actions;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** A version; {@code inForce} is the one that counts now. */
    record Version<T>(String version, Instant effectiveFrom, boolean inForce, T policy) {}

    /** When a clinician looks: after so many attempts, or so many hours. */
    record Search(int outreachAttempts, int outreachHours) {}

    /** Days in which a later stay takes an index event's place, and when staff are warned. */
    record FollowUp(List<Integer> windows, int movesWithin, List<FollowUpPolicy.Warning> warnings) {}

    /** What is not said stays as it is in the version before. */
    record SearchBody(
            @Nullable String version,
            @Nullable Instant effectiveFrom,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer outreachAttempts,
            @Nullable Integer outreachHours) {}

    /** The same; the windows are those of the measures, and are no policy of ours. */
    record FollowUpBody(
            @Nullable String version,
            @Nullable Instant effectiveFrom,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Integer movesWithin,
            @Nullable List<FollowUpPolicy.Warning> warnings) {}

    @GetMapping("/api/attendance-policies")
    List<Version<Search>> searches() {
        return all(Kind.ATTENDANCE, Search.class);
    }

    @PostMapping("/api/attendance-policies")
    @ResponseStatus(HttpStatus.CREATED)
    Version<Search> addSearch(@RequestBody SearchBody body) {
        AddedVersion added = new AddedVersion(body.version(), body.effectiveFrom(), body.by(), body.reason());
        List<Reason> broken = added.broken(clock.instant());
        Search before = before(Kind.ATTENDANCE, Search.class, added);
        Search wanted = new Search(
                requireNonNullElse(body.outreachAttempts(), before.outreachAttempts()),
                requireNonNullElse(body.outreachHours(), before.outreachHours()));
        if (wanted.outreachAttempts() < 1 || wanted.outreachAttempts() > MOST_ATTEMPTS) {
            broken.add(outOfRange("outreachAttempts", 1, MOST_ATTEMPTS));
        }
        if (wanted.outreachHours() < 1 || wanted.outreachHours() > MOST_HOURS) {
            broken.add(outOfRange("outreachHours", 1, MOST_HOURS));
        }
        return add(Kind.ATTENDANCE, "AddAttendancePolicy", added, wanted, broken);
    }

    @GetMapping("/api/follow-up-policies")
    List<Version<FollowUp>> followUps() {
        return all(Kind.FOLLOW_UP, FollowUp.class);
    }

    @PostMapping("/api/follow-up-policies")
    @ResponseStatus(HttpStatus.CREATED)
    Version<FollowUp> addFollowUp(@RequestBody FollowUpBody body) {
        AddedVersion added = new AddedVersion(body.version(), body.effectiveFrom(), body.by(), body.reason());
        List<Reason> broken = added.broken(clock.instant());
        FollowUp before = before(Kind.FOLLOW_UP, FollowUp.class, added);
        FollowUp wanted = new FollowUp(
                before.windows(),
                requireNonNullElse(body.movesWithin(), before.movesWithin()),
                requireNonNullElse(body.warnings(), before.warnings()));
        if (wanted.movesWithin() < 0 || wanted.movesWithin() > MOST_DAYS) {
            broken.add(outOfRange("movesWithin", 0, MOST_DAYS));
        }
        Set<String> codes = new HashSet<>();
        for (FollowUpPolicy.Warning warning : wanted.warnings()) {
            if (!isUsable(warning, wanted.windows()) || !codes.add(warning.code())) {
                broken.add(Reason.of("WARNING_UNCLEAR", "field", "warnings"));
            }
        }
        return add(Kind.FOLLOW_UP, "AddFollowUpPolicy", added, wanted, broken);
    }

    /** Of a window that there is, inside it, and told by days or by hours, not by both. */
    private static boolean isUsable(FollowUpPolicy.@Nullable Warning warning, List<Integer> windows) {
        if (warning == null || warning.code() == null || warning.days() > warning.window()) {
            return false;
        }
        int hours = warning.days() > 0 ? warning.days() * 24 : warning.hours();
        return warning.code().matches("[A-Z][A-Z0-9_]{0,39}")
                && windows.contains(warning.window())
                && warning.days() >= 0
                && warning.hours() >= 0
                && warning.days() > 0 != warning.hours() > 0
                && hours <= warning.window() * 24;
    }

    private <T> List<Version<T>> all(Kind kind, Class<T> type) {
        List<PolicyDocuments.Version> versions = documents.versions(kind);
        Instant now = clock.instant();
        String inForce = inForce(versions, now).version();
        return versions.stream()
                .map(version -> new Version<>(
                        version.version(),
                        version.effectiveFrom(),
                        version.version().equals(inForce),
                        json.readValue(version.document(), type)))
                .toList();
    }

    private <T> T before(Kind kind, Class<T> type, AddedVersion added) {
        Instant from = required("effectiveFrom", added.effectiveFrom());
        return json.readValue(inForce(documents.versions(kind), from).document(), type);
    }

    private static PolicyDocuments.Version inForce(List<PolicyDocuments.Version> versions, Instant at) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(at))
                .reduce((first, second) -> second)
                .orElseGet(versions::getFirst);
    }

    private <T> Version<T> add(Kind kind, String action, AddedVersion added, T wanted, List<Reason> broken) {
        if (!broken.isEmpty()) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, broken);
        }
        String name = required("version", added.version());
        Instant from = required("effectiveFrom", added.effectiveFrom());
        transactions.executeWithoutResult(status -> {
            if (!documents.add(kind, new PolicyDocuments.Version(name, from, json.writeValueAsString(wanted)))) {
                throw refused(HttpStatus.CONFLICT, List.of(Reason.of("VERSION_TAKEN", "field", "version")));
            }
            actions.keep(new StaffAction(
                    UUID.randomUUID(),
                    action,
                    name,
                    required("by", added.by()),
                    required("reason", added.reason()),
                    clock.instant()));
        });
        return new Version<>(name, from, false, wanted);
    }
}
