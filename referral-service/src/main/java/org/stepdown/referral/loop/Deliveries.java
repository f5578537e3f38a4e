package org.stepdown.referral.loop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.access.Reach;

/** Deliveries as operators see them. */
@Repository
public class Deliveries {

    private static final String SELECT = """
        select d.*, d.notice ->> 'told' as told, d.notice ->> 'status' as status, t.name, t.kind, t.facility,
               l.due_at
        from loop_delivery d join loop_target t on t.id = d.target_id
        left join loop_lane l on l.target_id = d.target_id and l.referral_id = d.referral_id
        """;

    /** In place of what is told, for who may not know. */
    private static final String RESTRICTED = "RESTRICTED";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final LoopProperties settings;

    Deliveries(JdbcClient jdbc, TransactionOperations transactions, LoopProperties settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * A delivery as it stands.
     *
     * @param told what it tells of
     * @param status the status that it tells
     * @param state PENDING, SENT, DELIVERED, FAILED or WITHHELD
     * @param lastError what went wrong last, coded
     * @param sentAt when it first left
     * @param nextAt when its lane is looked at next
     */
    public record Entry(
            UUID id,
            String target,
            String kind,
            String facility,
            UUID referralId,
            String told,
            String status,
            String state,
            int attempts,
            @Nullable String lastError,
            Instant queuedAt,
            @Nullable Instant sentAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant failedAt,
            @Nullable Instant nextAt) {

        /** What is left of it for who may not know what the patient has, or how they fare. */
        public Entry restricted() {
            return new Entry(
                    id,
                    target,
                    kind,
                    facility,
                    referralId,
                    RESTRICTED,
                    RESTRICTED,
                    state,
                    attempts,
                    lastError,
                    queuedAt,
                    sentAt,
                    deliveredAt,
                    failedAt,
                    nextAt);
        }

        /** When it came to stand as it does. */
        public Instant changedAt() {
            return switch (state) {
                case "DELIVERED" -> Objects.requireNonNullElse(deliveredAt, queuedAt);
                case "FAILED" -> Objects.requireNonNullElse(failedAt, queuedAt);
                case "SENT" -> Objects.requireNonNullElse(sentAt, queuedAt);
                default -> queuedAt;
            };
        }
    }

    /** What came of asking for another try. */
    public enum Retry {
        QUEUED,
        UNKNOWN,
        DELIVERED_ALREADY,
        OVERTAKEN,
        WITHHELD,
        TARGET_REMOVED
    }

    /** The latest to these facilities, newest first; a null asks for nothing in particular. */
    public List<Entry> latest(
            @Nullable String target, @Nullable String state, @Nullable UUID referral, int most, Reach facilities) {
        return jdbc.sql(SELECT + """
            where (:target::text is null or t.name = :target) and (:state::text is null or d.state = :state)
              and (:referral::uuid is null or d.referral_id = :referral)
              and (:all or t.facility = any(:facilities::text[]))
            order by d.sequence desc limit :most
            """)
                .param("target", target)
                .param("state", state)
                .param("referral", referral)
                .param("most", most)
                .param("all", facilities.everything())
                .param("facilities", facilities.names().toArray(String[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    public Optional<Entry> find(UUID id) {
        return jdbc.sql(SELECT + "where d.id = :id")
                .param("id", id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** What senders were told of a referral, in the order of telling. */
    public List<Entry> of(UUID referral) {
        return jdbc.sql(SELECT + "where d.referral_id = :id order by d.sequence")
                .param("id", referral)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Tries again, now. What a later message of the same kind has overtaken would only tell what is no longer so. */
    public Retry retry(UUID id, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> find(id).map(entry -> {
                    jdbc.sql("""
                        select l.referral_id from loop_lane l join loop_delivery d using (target_id, referral_id)
                        where d.id = :id for update of l
                        """).param("id", id).query(UUID.class).optional();
                    Retry answer = standing(id);
                    if (answer == Retry.QUEUED) {
                        queueAgain(id, now);
                    }
                    return answer;
                })
                .orElse(Retry.UNKNOWN)));
    }

    private Retry standing(UUID id) {
        return jdbc.sql("""
            select case when d.state = 'DELIVERED' then 'DELIVERED_ALREADY'
                        when d.state = 'WITHHELD' then 'WITHHELD'
                        when t.removed_at is not null then 'TARGET_REMOVED'
                        when d.state = 'FAILED' and exists (
                            select from loop_delivery later
                            where later.target_id = d.target_id and later.referral_id = d.referral_id
                              and later.stream = d.stream and later.sequence > d.sequence
                              and later.state in ('SENT', 'DELIVERED')) then 'OVERTAKEN'
                        else 'QUEUED' end
            from loop_delivery d join loop_target t on t.id = d.target_id where d.id = :id
            """)
                .param("id", id)
                .query((row, n) -> Retry.valueOf(row.getString(1)))
                .single();
    }

    private void queueAgain(UUID id, Instant now) {
        for (String statement : List.of("""
            update loop_delivery set state = 'PENDING', attempts = 0, failed_at = null, give_up_at = :giveUp
            where id = :id and state = 'FAILED'
            """, """
            update loop_lane set due_at = :now from loop_delivery d
            where d.id = :id and loop_lane.target_id = d.target_id and loop_lane.referral_id = d.referral_id
            """, """
            update loop_target set open_until = null from loop_delivery d
            where d.id = :id and loop_target.id = d.target_id
            """)) {
            jdbc.sql(statement)
                    .param("id", id)
                    .param("now", Timestamp.from(now))
                    .param("giveUp", Timestamp.from(now.plus(settings.giveUpAfter())))
                    .update();
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        boolean open = row.getString("state").equals("PENDING")
                || row.getString("state").equals("SENT");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("kind"),
                row.getString("facility"),
                row.getObject("referral_id", UUID.class),
                row.getString("told"),
                row.getString("status"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("last_error"),
                Objects.requireNonNull(instant(row, "queued_at")),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "failed_at"),
                open ? instant(row, "due_at") : null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
