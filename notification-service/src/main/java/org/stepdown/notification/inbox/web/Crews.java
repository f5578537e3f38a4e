package org.stepdown.notification.inbox.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Team;

/** Reads which teams there are and who has duty. */
@Component
final class Crews {

    private final JdbcClient jdbc;
    private final DirectoryRecords directories;

    Crews(JdbcClient jdbc, DirectoryRecords directories) {
        this.jdbc = jdbc;
        this.directories = directories;
    }

    List<Inbox.Crew> at(Instant now, @Nullable String staff) {
        Directory directory = directories.directory();
        Map<String, Integer> open = open();
        return directory.teams().values().stream()
                .sorted(Comparator.comparing(Team::name))
                .map(team -> new Inbox.Crew(
                        team.id(),
                        team.name(),
                        staff != null && has(team, staff, directory),
                        open.getOrDefault(team.id(), 0),
                        directory.onDuty(team, now).stream()
                                .map(account -> name(account, directory))
                                .toList()))
                .toList();
    }

    /** Whoever is at the page may have said an account or a name. */
    private static boolean has(Team team, String staff, Directory directory) {
        return team.members().stream()
                .map(Team.Member::account)
                .anyMatch(account -> account.equalsIgnoreCase(staff)
                        || name(account, directory).equalsIgnoreCase(staff));
    }

    private static String name(String account, Directory directory) {
        Staff person = directory.staff().get(account);
        return person == null ? account : person.name();
    }

    private Map<String, Integer> open() {
        Map<String, Integer> open = new HashMap<>();
        jdbc.sql("""
                        select coalesce(team_id, (select id from team where catch_all)) as team, count(*) as open
                        from alert left join program_team using (program_id)
                        where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED') group by 1
                        """).query(row -> {
            open.put(row.getString("team"), row.getInt("open"));
        });
        return open;
    }
}
