package org.stepdown.notification.inbox.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.notification.reach.Within;

/** Reads everything that happened around a referral, as its alerts tell it. */
@Component
final class Timelines {

    private final JdbcClient jdbc;
    private final Names names;

    Timelines(JdbcClient jdbc, Names names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /**
     * What happened, as far as it is within reach of who asks.
     *
     * @param referral whose alerts they are; null for an alert of none
     * @param about the name where it may be shown
     * @param steps the latest first
     */
    record Timeline(@Nullable UUID referral, String about, List<Step> steps) {}

    /**
     * One step of one alert.
     *
     * @param change what happened to it; null when somebody was told of it
     * @param by null for the system
     * @param reason free text of a person, a code of the system; of what was undone, its name
     * @param assignee whom it was assigned to by this step
     * @param told who was told outside the inbox; null for what happened to the alert
     */
    record Step(
            UUID alert,
            String topic,
            boolean urgent,
            @Nullable String change,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String assignee,
            @Nullable Told told) {}

    /** A delivery outside the inbox; {@code error} is the code of its last failure. */
    record Told(
            String channel,
            String recipient,
            String state,
            boolean digest,
            int attempts,
            @Nullable String error) {}

    Timeline ofReferral(UUID referral) {
        return new Timeline(referral, about(referral), steps("alert.referral_id = :id", referral));
    }

    Timeline ofAlert(UUID alert) {
        List<Step> steps = steps("alert.id = :id", alert);
        return jdbc.sql("""
                        select alert.referral_id, subject, person.name, person.referral_id is not null as person_known
                        from alert left join referral_person person on person.referral_id = alert.referral_id
                        where id = ?
                        """)
                .param(alert)
                .query((row, number) -> new Timeline(row.getObject("referral_id", UUID.class), names.about(row), steps))
                .single();
    }

    private List<Step> steps(String which, UUID id) {
        Within within = Within.reach();
        List<Step> steps = within.bind(jdbc.sql("""
                        with wanted as (select id, topic, urgency from alert where %s and %s),
                        told as (
                            select id, alert_id, false as digest from delivery
                            where alert_id in (select id from wanted) and channel <> 'INBOX'
                            union all
                            select delivery.id, gathered.alert_id, true from gathered join delivery
                              on delivery.digest_id = gathered.digest_id and delivery.recipient = gathered.recipient
                             and delivery.channel = gathered.channel
                            where gathered.alert_id in (select id from wanted)
                        )
                        select wanted.*, change, at, by, reason, revision,
                               case when change = 'ASSIGNED' then assignee end as assignee, null as channel, null as recipient,
                               null as delivery_state, false as digest, 0 as attempts, null as error
                        from wanted join alert_change on alert_id = wanted.id
                        union all
                        select wanted.*, null, changed_at, null, null, 0, null, channel, recipient, delivery.state, digest,
                               attempts, error
                        from wanted join told on told.alert_id = wanted.id join delivery on delivery.id = told.id
                        order by at desc, id, revision desc, channel, recipient
                        """.formatted(which, within.alert())))
                .param("id", id)
                .query(Timelines::step)
                .list();
        if (steps.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "nothing is known of this");
        }
        return steps;
    }

    private String about(UUID referral) {
        return jdbc.sql("""
                        select wanted.referral_id, '' as subject, person.name,
                               person.referral_id is not null as person_known
                        from (select ?::uuid as referral_id) wanted left join referral_person person using (referral_id)
                        """)
                .param(referral)
                .query((row, number) -> names.about(row))
                .single();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("urgency").equals("URGENT"),
                row.getString("change"),
                Objects.requireNonNull(InboxReading.time(row, "at")),
                row.getString("by"),
                row.getString("reason"),
                row.getString("assignee"),
                row.getString("channel") == null
                        ? null
                        : new Told(
                                row.getString("channel"),
                                row.getString("recipient"),
                                row.getString("delivery_state"),
                                row.getBoolean("digest"),
                                row.getInt("attempts"),
                                row.getString("error")));
    }
}
