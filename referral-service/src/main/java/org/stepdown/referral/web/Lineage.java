package org.stepdown.referral.web;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.stepdown.referral.lineage.Journeys;
import org.stepdown.referral.loop.Deliveries;
import org.stepdown.referral.screening.Qualification;
import org.stepdown.referral.web.MessageController.EventView;
import org.stepdown.referral.web.MessageController.MessageView;
import org.stepdown.referral.web.MessageController.ReferralView;
import org.stepdown.referral.web.MessageController.ToldView;
import org.stepdown.referral.web.ReferralController.ReferralDetail;
import org.stepdown.referral.web.ReferralController.ScreeningView;
import org.stepdown.referral.web.ReferralController.StatusView;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a message to its events, and from those to the referrals that they contributed to. Each answer is one transaction:
 * a query within another would want a second connection, and many who ask at once would wait for each other.
 */
@Repository
@Transactional(readOnly = true)
class Lineage {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Journeys journeys;
    private final Deliveries deliveries;
    private final SealedColumn contents;

    Lineage(JdbcClient jdbc, JsonMapper json, Journeys journeys, Deliveries deliveries, Vault vault) {
        this.jdbc = jdbc;
        this.json = json;
        this.journeys = journeys;
        this.deliveries = deliveries;
        this.contents = vault.column("referral", "id", "content");
    }

    private record Stored(
            UUID id,
            String status,
            String code,
            Instant receivedAt,
            @Nullable String failure) {}

    /** The message that owns the identity; without one, the latest that asked for it. */
    Optional<MessageView> message(String controlId, String application, String facility) {
        return jdbc.sql("""
                        select id, status, ack_code, received_at, failure from source_message
                        where control_id = :controlId and application = :application and facility = :facility
                        order by owns_identity desc, received_at desc limit 1
                        """)
                .param("controlId", controlId)
                .param("application", application)
                .param("facility", facility)
                .query((row, n) -> new Stored(
                        row.getObject("id", UUID.class),
                        row.getString("status"),
                        row.getString("ack_code"),
                        instant(row, "received_at"),
                        row.getString("failure")))
                .optional()
                .map(this::view);
    }

    private MessageView view(Stored message) {
        List<ReferralView> referrals = referralsOf(message.id());
        return new MessageView(
                message.status().equals("ACCEPTED") && isProcessed(message.id()) ? "PROCESSED" : message.status(),
                message.code(),
                message.receivedAt(),
                events(message.id()),
                verdicts(message.id()),
                referrals,
                message.failure() == null ? givenUp(message.id()) : message.failure());
    }

    /** What a consumer could not take of it, by its code. */
    private @Nullable String givenUp(UUID message) {
        return journeys.failures(message).stream()
                .map(given -> given.code() + " in " + given.consumer())
                .findFirst()
                .orElse(null);
    }

    private boolean isProcessed(UUID message) {
        return jdbc.sql("""
                        select not exists (select from message_event e where e.message_id = :message
                                           and not exists (select from fact f where f.event_id = e.event_id))
                        """).param("message", message).query(Boolean.class).single();
    }

    private List<EventView> events(UUID message) {
        return jdbc.sql("select type, occurred_at from message_event where message_id = :message order by occurred_at")
                .param("message", message)
                .query((row, n) -> new EventView(row.getString("type"), instant(row, "occurred_at")))
                .list();
    }

    private List<String> verdicts(UUID message) {
        return jdbc.sql("""
                        select distinct verdict from fact join message_event using (event_id)
                        where message_id = :message and verdict is not null order by verdict
                        """)
                .param("message", message)
                .query((row, n) -> row.getString("verdict"))
                .list();
    }

    private List<ReferralView> referralsOf(UUID message) {
        return jdbc.sql("""
                        select distinct r.id, r.pathways, r.status, r.reasons, r.cohort, r.ordinal
                        from referral r join referral_cause c on c.referral_id = r.id
                        join message_event e on e.event_id = c.event_id
                        where e.message_id = :message order by r.ordinal
                        """)
                .param("message", message)
                .query((row, n) -> {
                    List<String> pathways = pathways(row);
                    UUID id = row.getObject("id", UUID.class);
                    return new ReferralView(
                            id,
                            pathways.isEmpty() ? null : pathways.getFirst(),
                            pathways,
                            row.getString("status"),
                            strings(row.getArray("reasons")),
                            cohort(row),
                            told(id));
                })
                .list();
    }

    private List<ToldView> told(UUID referral) {
        return deliveries.of(referral).stream()
                .map(entry -> new ToldView(
                        entry.id(), entry.target(), entry.told(), entry.status(), entry.state(), entry.changedAt()))
                .toList();
    }

    Optional<ReferralDetail> referral(UUID id) {
        return jdbc.sql("""
                        select id, content, pathways, status, reasons, owner, due_at, status_at,
                               cohort
                        from referral where id = :id
                        """)
                .param("id", id)
                .query((row, n) -> new ReferralDetail(
                        id,
                        pathways(row),
                        row.getString("status"),
                        strings(row.getArray("reasons")),
                        row.getString("owner"),
                        row.getTimestamp("due_at") == null ? null : instant(row, "due_at"),
                        instant(row, "status_at"),
                        cohort(row),
                        ScreeningView.of(
                                json.readValue(contents.open(id, row.getBytes("content")), Qualification.class)),
                        history(id),
                        false))
                .optional();
    }

    private List<StatusView> history(UUID referral) {
        return jdbc.sql("select status, at, reasons from referral_history where referral_id = :id order by id")
                .param("id", referral)
                .query((row, n) ->
                        new StatusView(row.getString("status"), instant(row, "at"), strings(row.getArray("reasons"))))
                .list();
    }

    /** The tightest first: pathways are listed from the least to the most urgent. */
    private static List<String> pathways(ResultSet row) throws SQLException {
        return strings(row.getArray("pathways")).reversed();
    }

    private @Nullable Map<String, Object> cohort(ResultSet row) throws SQLException {
        String cohort = row.getString("cohort");
        return cohort == null ? null : json.readValue(cohort, OBJECT);
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time.toInstant();
    }
}
