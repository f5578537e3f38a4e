package org.stepdown.notification.escalation.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.notification.escalation.ChangeLadders;
import org.stepdown.notification.escalation.LadderRecords;
import org.stepdown.notification.escalation.Ladders;

/** Who is called when nobody answers, by version. */
@RestController
@RequestMapping("/api/ladders")
class LaddersApi {

    private final LadderRecords records;
    private final ChangeLadders changeLadders;
    private final TransactionOperations transactions;
    private final Clock clock;

    LaddersApi(LadderRecords records, ChangeLadders changeLadders, TransactionOperations transactions, Clock clock) {
        this.records = records;
        this.changeLadders = changeLadders;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param state IN_FORCE, TO_COME or OVER; not read */
    record Version(
            @Nullable String version,
            @Nullable Instant inForceFrom,
            @Nullable String by,
            @Nullable String state,
            @Nullable LadderForm urgent,
            @Nullable LadderForm routine) {}

    /** All versions, the latest first. */
    @GetMapping
    List<Version> all() {
        Instant now = clock.instant();
        List<LadderRecords.Version> versions = records.versions();
        Instant current = versions.stream()
                .map(LadderRecords.Version::inForceFrom)
                .filter(from -> !from.isAfter(now))
                .findFirst()
                .orElse(now);
        return versions.stream()
                .map(version -> new Version(
                        version.version(),
                        version.inForceFrom(),
                        version.by(),
                        version.inForceFrom().isAfter(now)
                                ? "TO_COME"
                                : version.inForceFrom().equals(current) ? "IN_FORCE" : "OVER",
                        LadderForm.of(version.ladders().urgent()),
                        LadderForm.of(version.ladders().routine())))
                .toList();
    }

    @GetMapping("/in-force")
    Version inForce() {
        return all().stream()
                .filter(version -> "IN_FORCE".equals(version.state()))
                .findFirst()
                .orElseThrow();
    }

    /** A new version; without an instant it counts at once. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Version add(@RequestBody Version given) {
        String name = text("version", given.version());
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw LadderForm.refused("version", "must be up to 64 letters, digits, and . _ -");
        }
        if (given.urgent() == null || given.routine() == null) {
            throw LadderForm.refused(given.urgent() == null ? "urgent" : "routine", "is required");
        }
        Instant now = clock.instant();
        LadderRecords.Version version = new LadderRecords.Version(
                name,
                given.inForceFrom() == null ? now : given.inForceFrom(),
                new Ladders(
                        given.urgent().ladder("urgent", name), given.routine().ladder("routine", name)),
                text("by", given.by()));
        Optional<ChangeLadders.Refusal> refusal =
                Objects.requireNonNull(transactions.execute(status -> changeLadders.change(version, now)));
        if (refusal.isPresent()) {
            throw LadderForm.refused(refusal.get());
        }
        return all().stream()
                .filter(one -> name.equals(one.version()))
                .findFirst()
                .orElseThrow();
    }

    private static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 200) {
            throw LadderForm.refused(field, "is required, of up to 200 characters");
        }
        return value.strip();
    }

    /** Gives up a version that does not count yet. */
    @DeleteMapping("/{version}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable String version) {
        if (!Boolean.TRUE.equals(transactions.execute(status -> records.giveUp(version, clock.instant())))) {
            throw LadderForm.problem(HttpStatus.NOT_FOUND, "There is no such version that is still to come.");
        }
    }
}
