package org.stepdown.notification.dispatch.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.notification.reach.Within;

/** The deliveries outside the inbox, what became of them, and another try for those that were given up. */
@RestController
@RequestMapping("/api/deliveries")
class DeliveriesApi {

    private static final Set<String> STATES = Set.of("PENDING", "SENT", "DELIVERED", "FAILED", "GIVEN_UP", "DROPPED");
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveriesApi(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A delivery.
     *
     * @param state PENDING, SENT (the target took it), DELIVERED (it arrived), FAILED (due again), GIVEN_UP, DROPPED (answered before)
     * @param error code of the last failure
     */
    record DeliveryView(
            UUID id,
            @Nullable UUID alertId,
            String occasion,
            int level,
            String recipient,
            String channel,
            String state,
            int attempts,
            @Nullable String error,
            Instant dueAt,
            Instant changedAt) {}

    /** Those in a state within reach of who asks, the latest first; without one those that failed or were given up. */
    @GetMapping
    List<DeliveryView> find(
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "200") int limit) {
        if (state != null && !STATES.contains(state)) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "state must be one of " + STATES.stream().sorted().toList() + ".");
        }
        if (limit < 1 || limit > MOST) {
            throw problem(HttpStatus.BAD_REQUEST, "limit must be from 1 to " + MOST + ".");
        }
        Within within = Within.reach();
        return within.bind(jdbc.sql("""
                select id, alert_id, occasion, level, recipient, channel, state, attempts, error, due_at, changed_at
                from delivery where channel <> 'INBOX' and state = any(:states) and %s
                order by changed_at desc, id limit :limit
                """.formatted(within.delivery())))
                .param("states", state == null ? new String[] {"FAILED", "GIVEN_UP"} : new String[] {state})
                .param("limit", limit)
                .query((row, n) -> new DeliveryView(
                        row.getObject("id", UUID.class),
                        row.getObject("alert_id", UUID.class),
                        row.getString("occasion"),
                        row.getInt("level"),
                        row.getString("recipient"),
                        row.getString("channel"),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getString("error"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Tries a delivery again that was given up or waits for its next attempt; its identity stays. */
    @PostMapping("/{id}/retry")
    void retry(@PathVariable UUID id) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int found = jdbc.sql("""
                update delivery set state = 'PENDING', due_at = :now, created_at = :now, changed_at = :now
                where id = :id and channel <> 'INBOX' and state in ('FAILED', 'GIVEN_UP')
                """).param("id", id).param("now", now).update();
        if (found == 0) {
            throw problem(HttpStatus.CONFLICT, "There is no delivery of this id that failed.");
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
