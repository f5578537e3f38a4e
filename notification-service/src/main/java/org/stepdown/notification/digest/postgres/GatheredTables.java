package org.stepdown.notification.digest.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.delivery.EventIds;
import org.stepdown.notification.delivery.Channel;
import org.stepdown.notification.digest.Digest;
import org.stepdown.notification.digest.Gathered;
import org.stepdown.notification.digest.GatheredRecords;

/** The tables of digests. */
@Component
final class GatheredTables implements GatheredRecords {

    private static final UUID DIGESTS = UUID.fromString("5b0ff0a5-6d0e-4d3b-9d3c-0c2f2f3f9b51");

    private final JdbcTemplate jdbc;

    GatheredTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void gather(List<Gathered> gathered, Function<String, Instant> due) {
        jdbc.batchUpdate(
                "insert into gathered (recipient, channel, alert_id, gathered_at) values (?, ?, ?, ?) on conflict do nothing",
                gathered,
                500,
                (statement, one) -> {
                    statement.setString(1, one.recipient());
                    statement.setString(2, one.channel().name());
                    statement.setObject(3, one.alertId());
                    statement.setObject(4, time(one.at()));
                });
        // Also holds what is due already until the commit: else it might be made without this, and nothing be due
        // after.
        jdbc.batchUpdate(
                """
                insert into digest_due as digest (recipient, due_at) values (?, ?)
                on conflict (recipient) do update set due_at = digest.due_at
                """,
                gathered.stream().map(Gathered::recipient).distinct().sorted().toList(),
                500,
                (statement, recipient) -> {
                    statement.setString(1, recipient);
                    statement.setObject(2, time(due.apply(recipient)));
                });
    }

    @Override
    public void reschedule(String recipient, Instant due) {
        jdbc.update("update digest_due set due_at = ? where recipient = ?", time(due), recipient);
    }

    @Override
    public List<Due> claim(Instant now, int atMost) {
        return jdbc.query(
                """
                delete from digest_due where recipient in (
                    select recipient from digest_due where due_at <= ? order by due_at limit ? for update skip locked)
                returning recipient, due_at
                """,
                (row, number) -> new Due(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
                time(now),
                atMost);
    }

    @Override
    public List<Digest> make(List<Due> due) {
        return due.stream().flatMap(one -> make(one).stream()).toList();
    }

    private List<Digest> make(Due due) {
        jdbc.update("""
                delete from gathered using alert
                where gathered.alert_id = alert.id and recipient = ? and digest_id is null
                  and alert.state not in ('RAISED', 'SNOOZED')
                """, due.recipient());
        List<Channel> channels = jdbc.query(
                "select distinct channel from gathered where recipient = ? and digest_id is null",
                (row, number) -> Channel.valueOf(row.getString(1)),
                due.recipient());
        return channels.stream().map(channel -> make(channel, due)).toList();
    }

    private Digest make(Channel channel, Due due) {
        Instant end = end(channel, due);
        UUID id = EventIds.derived(DIGESTS, due.recipient() + "/" + channel + "/" + end);
        Digest digest = new Digest(id, due.recipient(), channel);
        keep(digest, end);
        return digest;
    }

    /** What was gathered by a clock that was behind, after the digest of that time was made, is a digest of its own. */
    private Instant end(Channel channel, Due due) {
        return jdbc.query(
                        """
                        select max(period_end) from digest where recipient = ? and channel = ? and period_end >= ?
                        """,
                        (row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(last -> last.toInstant().plus(1, ChronoUnit.MICROS))
                                .orElse(due.at()),
                        due.recipient(),
                        channel.name(),
                        time(due.at()))
                .getFirst();
    }

    private void keep(Digest digest, Instant end) {
        String channel = digest.channel().name();
        jdbc.update(
                "insert into digest (id, recipient, channel, period_end) values (?, ?, ?, ?)",
                digest.id(),
                digest.recipient(),
                channel,
                time(end));
        jdbc.update(
                "update gathered set digest_id = ? where recipient = ? and channel = ? and digest_id is null",
                digest.id(),
                digest.recipient(),
                channel);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
