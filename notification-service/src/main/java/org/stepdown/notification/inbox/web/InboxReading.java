package org.stepdown.notification.inbox.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.inbox.InboxProperties;
import org.stepdown.notification.reach.Within;

/** Reads what a page shows. */
@Component
final class InboxReading {

    private static final Duration UNDO_WITHIN = Duration.ofSeconds(10);
    private static final Set<String> UNDOABLE = Set.of("ACKNOWLEDGED", "ASSIGNED", "SNOOZED", "ESCALATED");
    private static final int ENDED_AT_MOST = 20;

    private final JdbcClient jdbc;
    private final Crews crews;
    private final InboxProperties properties;
    private final Clock clock;
    private final Names names;

    InboxReading(JdbcClient jdbc, Crews crews, InboxProperties properties, Clock clock, Names names) {
        this.jdbc = jdbc;
        this.crews = crews;
        this.properties = properties;
        this.clock = clock;
        this.names = names;
    }

    /** What is within reach of who looks. */
    Inbox now(Filter filter, String staff) {
        Within within = Within.reach();
        Map<Boolean, List<Item>> items =
                items(filter, staff, within).stream().collect(Collectors.partitioningBy(Item::answered));
        List<Item> waiting = Objects.requireNonNull(items.get(false));
        List<Item> handled = Objects.requireNonNull(items.get(true));
        return new Inbox(
                waiting,
                handled,
                resolved(staff),
                filter.q() == null ? List.of() : ended(filter.q(), within),
                Math.max(0, matching(filter, staff, within) - waiting.size() - handled.size()),
                counts(staff, within),
                programs(within),
                crews.at(clock.instant(), staff, within));
    }

    private List<Inbox.JustResolved> resolved(String staff) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select alert.*, person.name, person.referral_id is not null as person_known
                        from alert left join referral_person person using (referral_id)
                        where state = 'RESOLVED' and state_by = :staff and state_at > :since
                        order by state_at desc
                        """)
                .param("staff", staff)
                .param("since", now.minus(UNDO_WITHIN).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Inbox.JustResolved(
                        row.getObject("id", UUID.class),
                        Topic.valueOf(row.getString("topic")),
                        names.about(row),
                        left(Objects.requireNonNull(time(row, "state_at")), now)))
                .list();
    }

    private static long left(Instant done, Instant now) {
        return Math.max(0, Duration.between(now, done.plus(UNDO_WITHIN)).toMillis());
    }

    private List<Inbox.Ended> ended(String id, Within within) {
        return within.bind(jdbc.sql("""
                        select id, topic, state, state_at from alert
                        where state in ('RESOLVED', 'RETRACTED')
                          and (id::text like :id || '%%' or referral_id::text like :id || '%%') and %s
                        order by state_at desc limit :most
                        """.formatted(within.alert())))
                .param("id", id)
                .param("most", ENDED_AT_MOST)
                .query((row, number) -> new Inbox.Ended(
                        row.getObject("id", UUID.class),
                        Topic.valueOf(row.getString("topic")),
                        row.getString("state"),
                        Objects.requireNonNull(time(row, "state_at"))))
                .list();
    }

    private Inbox.Counts counts(String staff, Within within) {
        return within.bind(jdbc.sql("""
                        select count(*) filter (where state = 'RAISED') as waiting,
                               count(*) filter (where state = 'SNOOZED') as snoozed,
                               count(*) filter (where state = 'ACKNOWLEDGED') as handled,
                               count(*) filter (where state <> 'ACKNOWLEDGED' and urgency = 'URGENT') as urgent,
                               count(*) filter (where %s = :staff) as mine
                        from alert where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED') and %s
                        """.formatted(HOLDER, within.alert())))
                .param("staff", staff)
                .query((row, number) -> new Inbox.Counts(
                        row.getInt("waiting"),
                        row.getInt("snoozed"),
                        row.getInt("handled"),
                        row.getInt("urgent"),
                        row.getInt("mine")))
                .single();
    }

    private List<String> programs(Within within) {
        return within.bind(jdbc.sql("""
                        select distinct program_id from alert
                        where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED') and program_id is not null and %s order by 1
                        """.formatted(within.alert())))
                .query((row, number) -> row.getString("program_id"))
                .list();
    }

    /** Who has an alert: whoever answered it, unless it was given to somebody since; before that, whom it was given to. */
    private static final String HOLDER = """
            case when alert.state = 'ACKNOWLEDGED' and not exists (
                    select from alert_change given
                    where given.alert_id = alert.id and given.change = 'ASSIGNED' and given.at > alert.state_at
                      and given.assignee = alert.assignee)
                then alert.state_by else alert.assignee end""";

    private static final String WANTED = """
            state = any(:states)
              and (:urgency::text is null or urgency = :urgency)
              and (:topic::text is null or topic = :topic)
              and (:program::text is null or program_id = :program)
              and (:team::text is null
                   or coalesce((select team_id from program_team where program_team.program_id = alert.program_id),
                               (select id from team where catch_all)) = :team)
              and (not :mine or HOLDER = :staff)
              and (:q::text is null or alert.id::text like :q || '%' or alert.referral_id::text like :q || '%')
            """.replace("HOLDER", HOLDER);

    private JdbcClient.StatementSpec asked(String sql, Filter filter, String staff, Within within) {
        return within.bind(jdbc.sql(sql))
                .param("states", filter.states())
                .param("urgency", filter.urgency())
                .param("topic", filter.topic())
                .param("program", filter.program())
                .param("team", filter.team())
                .param("mine", filter.mine() != null)
                .param("staff", staff)
                .param("q", filter.q());
    }

    private int matching(Filter filter, String staff, Within within) {
        return asked("select count(*) from alert where " + WANTED + " and " + within.alert(), filter, staff, within)
                .query(Integer.class)
                .single();
    }

    private List<Item> items(Filter filter, String staff, Within within) {
        Instant now = clock.instant();
        return asked(
                        """
                        select alert.*, %s as holder, person.name, person.referral_id is not null as person_known,
                               note.reason as note, note.by as note_by, note.at as note_at,
                               last.change as last_change, last.by as last_by, last.at as last_at
                        from alert left join referral_person person using (referral_id)
                        left join lateral (
                            select reason, by, at from alert_change
                            where alert_id = alert.id and change = 'NOTED' order by revision desc limit 1
                        ) note on true
                        left join lateral (
                            select change, by, at from alert_change
                            where alert_id = alert.id and change not in ('SEEN', 'NOTED')
                            order by revision desc limit 1
                        ) last on true
                        where %s and %s
                        order by state = 'ACKNOWLEDGED', urgency desc, due_at,
                                 topic not in ('SAFETY_REVIEW', 'LEFT_AGAINST_ADVICE', 'CLOCK_MISSED'), id
                        limit :show
                        """.formatted(
                                        HOLDER,
                                        WANTED.replace("alert.referral_id", "referral_id"),
                                        within.alert().replace("alert.referral_id", "referral_id")),
                        filter,
                        staff,
                        within)
                .param("show", properties.show())
                .query((row, number) -> item(row, now, staff))
                .list();
    }

    private Item item(ResultSet row, Instant now, String staff) throws SQLException {
        Item.State state = Item.State.valueOf(row.getString("state"));
        Instant dueAt = Objects.requireNonNull(time(row, "due_at"));
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("referral_id", UUID.class),
                row.getString("program_id"),
                row.getInt("revision"),
                Topic.valueOf(row.getString("topic")),
                row.getString("urgency").equals("URGENT"),
                state,
                names.about(row),
                Objects.requireNonNull(time(row, "raised_at")),
                dueAt,
                row.getInt("occurrences"),
                row.getInt("level"),
                row.getString("holder"),
                time(row, "snoozed_until"),
                row.getString("snooze_reason"),
                row.getObject("seen_at") != null,
                state != Item.State.ACKNOWLEDGED && dueAt.isBefore(now),
                undo(row, now, staff),
                note(row));
    }

    private static Item.@Nullable Undo undo(ResultSet row, Instant now, String staff) throws SQLException {
        String change = row.getString("last_change");
        Instant at = time(row, "last_at");
        if (change == null || at == null || !staff.equals(row.getString("last_by"))) {
            return null;
        }
        long millis = left(at, now);
        return millis == 0 || !UNDOABLE.contains(change) ? null : new Item.Undo(change, millis);
    }

    private static Item.@Nullable Note note(ResultSet row) throws SQLException {
        String text = row.getString("note");
        return text == null
                ? null
                : new Item.Note(text, row.getString("note_by"), Objects.requireNonNull(time(row, "note_at")));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
