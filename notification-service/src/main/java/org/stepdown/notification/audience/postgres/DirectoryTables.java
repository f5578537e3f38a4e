package org.stepdown.notification.audience.postgres;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.audience.BusinessCalendar;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Preference;
import org.stepdown.notification.audience.Preference.Mode;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Subscription;
import org.stepdown.notification.audience.Substitution;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.delivery.Channel;

/** Reads who is told. */
@Component
final class DirectoryTables implements DirectoryRecords {

    private final JdbcClient jdbc;
    private final TeamTables teams;
    private volatile @Nullable Copy copy;

    DirectoryTables(JdbcClient jdbc, TeamTables teams) {
        this.jdbc = jdbc;
        this.teams = teams;
    }

    private record Copy(long version, Directory directory) {}

    @Override
    public Directory directory() {
        long version = jdbc.sql("select version from directory_version")
                .query(Long.class)
                .single();
        Copy known = copy;
        if (known == null || known.version() != version) {
            // Read after its version: what changes meanwhile makes it newer than it says, and it is read once more.
            known = new Copy(version, read());
            copy = known;
        }
        return known.directory();
    }

    private Directory read() {
        Map<String, BusinessCalendar> calendars = teams.calendars();
        Map<String, Team> all = teams.teams(calendars);
        String catchAll = jdbc.sql("select id from team where catch_all")
                .query(String.class)
                .single();
        return new Directory(
                staff(),
                all,
                calendars,
                teams.programs(),
                Objects.requireNonNull(all.get(catchAll)),
                substitutions(),
                subscriptions(),
                preferences(),
                contacts());
    }

    private Map<String, Staff> staff() {
        return jdbc
                .sql("select * from staff_member")
                .query((row, number) -> new Staff(
                        row.getString("account"), row.getString("name"), Columns.zone(row), row.getBoolean("active")))
                .list()
                .stream()
                .collect(Collectors.toMap(Staff::account, Function.identity()));
    }

    private List<Substitution> substitutions() {
        return jdbc.sql("select * from substitution order by starts, id")
                .query((row, number) -> new Substitution(
                        row.getObject("id", UUID.class),
                        row.getString("account"),
                        row.getString("substitute"),
                        Columns.instant(row, "starts"),
                        Columns.instant(row, "ends")))
                .list();
    }

    private List<Subscription> subscriptions() {
        return jdbc.sql("select * from subscription order by recipient, id")
                .query((row, number) -> {
                    String topic = row.getString("topic");
                    return new Subscription(
                            row.getObject("id", UUID.class),
                            row.getString("recipient"),
                            row.getString("program_id"),
                            topic == null ? null : Topic.valueOf(topic),
                            Urgency.valueOf(row.getString("at_least")));
                })
                .list();
    }

    private Map<String, Preference> preferences() {
        Map<String, Map<Urgency, Map<Channel, Mode>>> channels = new HashMap<>();
        jdbc.sql("select * from preferred_channel").query(row -> {
            channels.computeIfAbsent(row.getString("account"), account -> new EnumMap<>(Urgency.class))
                    .computeIfAbsent(Urgency.valueOf(row.getString("urgency")), urgency -> new HashMap<>())
                    .put(Channel.valueOf(row.getString("channel")), Mode.valueOf(row.getString("mode")));
        });
        Map<String, Preference> preferences = new HashMap<>();
        jdbc.sql("select * from preference").query(row -> {
            String account = row.getString("account");
            Map<Urgency, Map<Channel, Mode>> own = channels.getOrDefault(account, Map.of());
            preferences.put(
                    account,
                    new Preference(
                            own.getOrDefault(Urgency.URGENT, Map.of()),
                            own.getOrDefault(Urgency.ROUTINE, Map.of()),
                            Columns.quiet(row),
                            Columns.rhythm(row)));
        });
        return preferences;
    }

    private Map<String, Set<Channel>> contacts() {
        Map<String, Set<Channel>> contacts = new HashMap<>();
        jdbc.sql("select recipient, channel from contact").query(row -> {
            contacts.computeIfAbsent(row.getString(1), recipient -> new HashSet<>())
                    .add(Channel.valueOf(row.getString(2)));
        });
        return contacts;
    }
}
