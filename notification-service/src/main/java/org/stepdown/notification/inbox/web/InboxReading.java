package org.stepdown.notification.inbox.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.inbox.InboxProperties;

/** Reads what a page shows. */
@Component
final class InboxReading {

    private final JdbcClient jdbc;
    private final InboxProperties properties;
    private final Clock clock;

    InboxReading(JdbcClient jdbc, InboxProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    Inbox now() {
        Map<Boolean, List<Item>> items = items().stream().collect(Collectors.partitioningBy(Item::answered));
        List<Item> waiting = Objects.requireNonNull(items.get(false));
        List<Item> handled = Objects.requireNonNull(items.get(true));
        return jdbc.sql("""
                        select count(*) as open,
                               count(*) filter (where state <> 'ACKNOWLEDGED') as unanswered,
                               count(*) filter (where state <> 'ACKNOWLEDGED' and urgency = 'URGENT') as urgent
                        from alert where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED')
                        """)
                .query((row, number) -> new Inbox(
                        waiting,
                        handled,
                        Math.max(0, row.getInt("open") - waiting.size() - handled.size()),
                        row.getInt("urgent"),
                        row.getInt("unanswered")))
                .single();
    }

    private List<Item> items() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select alert.*, person.name, person.referral_id is not null as person_known
                        from alert left join referral_person person using (referral_id)
                        where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED')
                        order by state = 'ACKNOWLEDGED', urgency desc, due_at,
                                 topic not in ('SAFETY_REVIEW', 'LEFT_AGAINST_ADVICE', 'CLOCK_MISSED'), id
                        limit ?
                        """)
                .param(properties.show())
                .query((row, number) -> item(row, now))
                .list();
    }

    private static Item item(ResultSet row, Instant now) throws SQLException {
        Item.State state = Item.State.valueOf(row.getString("state"));
        Instant dueAt = Objects.requireNonNull(time(row, "due_at"));
        return new Item(
                row.getObject("id", UUID.class),
                Topic.valueOf(row.getString("topic")),
                row.getString("urgency").equals("URGENT"),
                state,
                about(row),
                Objects.requireNonNull(time(row, "raised_at")),
                dueAt,
                row.getInt("occurrences"),
                row.getInt("level"),
                state == Item.State.ACKNOWLEDGED ? row.getString("state_by") : row.getString("assignee"),
                time(row, "snoozed_until"),
                row.getObject("seen_at") != null,
                state != Item.State.ACKNOWLEDGED && dueAt.isBefore(now));
    }

    private static String about(ResultSet row) throws SQLException {
        if (row.getObject("referral_id") == null) {
            String subject = row.getString("subject");
            return subject.substring(subject.indexOf('/') + 1).replace("/", " · ");
        }
        String name = row.getString("name");
        if (name != null) {
            return name;
        }
        String referral = "referral " + row.getString("referral_id").substring(0, 8);
        return row.getBoolean("person_known") ? "Restricted item (" + referral + ")" : referral;
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
