package org.stepdown.notification.inbox.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.DirectoryRecords;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.reach.Sight;
import org.stepdown.notification.reach.Within;

/** Reads which teams there are and who has duty. */
@Component
final class Crews {

    private final JdbcClient jdbc;
    private final DirectoryRecords directories;
    private final Sight sight;

    Crews(JdbcClient jdbc, DirectoryRecords directories, Sight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.directories = directories;
    }

    List<Inbox.Crew> at(Instant now, String staff, Within within) {
        Directory directory = directories.directory();
        Map<String, Integer> open = open(within);
        Set<String> there = sight.teams();
        return directory.teams().values().stream()
                .filter(team -> there.contains(team.id()))
                .sorted(Comparator.comparing(Team::name))
                .map(team -> new Inbox.Crew(
                        team.id(),
                        team.name(),
                        team.members().stream()
                                .anyMatch(member -> member.account().equals(staff)),
                        open.getOrDefault(team.id(), 0),
                        directory.onDuty(team, now).stream()
                                .map(account -> name(account, directory))
                                .toList()))
                .toList();
    }

    private static String name(String account, Directory directory) {
        Staff person = directory.staff().get(account);
        return person == null ? account : person.name();
    }

    private Map<String, Integer> open(Within within) {
        Map<String, Integer> open = new HashMap<>();
        within.bind(jdbc.sql("""
                        select coalesce(team_id, (select id from team where catch_all)) as team, count(*) as open
                        from alert left join program_team using (program_id)
                        where state in ('RAISED', 'SNOOZED', 'ACKNOWLEDGED') and %s group by 1
                        """.formatted(within.alert().replace("alert.program_id", "program_id"))))
                .query(row -> {
                    open.put(row.getString("team"), row.getInt("open"));
                });
        return open;
    }
}
