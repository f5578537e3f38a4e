package org.stepdown.notification.audience.postgres;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.audience.AudienceRecords;
import org.stepdown.notification.audience.BusinessCalendar;
import org.stepdown.notification.audience.Preference;
import org.stepdown.notification.audience.QuietHours;
import org.stepdown.notification.audience.Rhythm;
import org.stepdown.notification.audience.Shift;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Subscription;
import org.stepdown.notification.audience.Substitution;
import org.stepdown.notification.audience.Team;
import org.stepdown.notification.delivery.Channel;

/** Writes who is told. */
@Component
final class AudienceTables implements AudienceRecords {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    AudienceTables(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void keep(Staff person) {
        jdbc.update("""
                insert into staff_member (account, name, zone, active) values (?, ?, ?, ?)
                on conflict (account) do update set name = excluded.name, zone = excluded.zone, active = excluded.active
                """, person.account(), person.name(), person.zone().getId(), person.active());
    }

    @Override
    public void keep(BusinessCalendar calendar) {
        jdbc.update(
                """
                insert into business_calendar (id, zone, days, opens, closes) values (?, ?, ?, ?, ?)
                on conflict (id) do update
                set zone = excluded.zone, days = excluded.days, opens = excluded.opens, closes = excluded.closes
                """,
                calendar.id(),
                calendar.zone().getId(),
                names(calendar.days()),
                calendar.opens(),
                calendar.closes());
        jdbc.update("delete from holiday where calendar_id = ?", calendar.id());
        calendar.holidays()
                .forEach((day, name) -> jdbc.update(
                        "insert into holiday (calendar_id, day, name) values (?, ?, ?)", calendar.id(), day, name));
    }

    @Override
    public void keep(Team team, Collection<String> programs) {
        jdbc.update(
                """
                insert into team (id, name, zone, calendar_id) values (?, ?, ?, ?)
                on conflict (id) do update
                set name = excluded.name, zone = excluded.zone, calendar_id = excluded.calendar_id
                """,
                team.id(),
                team.name(),
                team.zone().getId(),
                team.calendar().id());
        jdbc.update("delete from team_member where team_id = ?", team.id());
        team.members()
                .forEach(member -> jdbc.update(
                        "insert into team_member (team_id, account, role) values (?, ?, ?) on conflict do nothing",
                        team.id(),
                        member.account(),
                        member.role().name()));
        jdbc.update("delete from program_team where team_id = ?", team.id());
        // A program has one team: the one that named it last.
        programs.forEach(program -> jdbc.update("""
                insert into program_team (program_id, team_id) values (?, ?)
                on conflict (program_id) do update set team_id = excluded.team_id
                """, program, team.id()));
    }

    @Override
    public void keepRoster(String team, List<Shift> roster) {
        jdbc.update("delete from shift where team_id = ?", team);
        for (int position = 0; position < roster.size(); position++) {
            Shift shift = roster.get(position);
            jdbc.update(
                    """
                    insert into shift (team_id, position, name, days, starts, ends, holidays, accounts, valid_from, valid_to)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    team,
                    position,
                    shift.name(),
                    names(shift.days()),
                    shift.starts(),
                    shift.ends(),
                    shift.holidays().name(),
                    shift.accounts().toArray(String[]::new),
                    shift.from(),
                    shift.to());
        }
    }

    @Override
    public void keep(Substitution one) {
        jdbc.update(
                "insert into substitution (id, account, substitute, starts, ends) values (?, ?, ?, ?, ?)",
                one.id(),
                one.account(),
                one.substitute(),
                one.starts().atOffset(ZoneOffset.UTC),
                one.ends().atOffset(ZoneOffset.UTC));
    }

    @Override
    public boolean forgetSubstitution(UUID id) {
        return jdbc.update("delete from substitution where id = ?", id) > 0;
    }

    @Override
    public void keep(String account, Preference preference) {
        QuietHours quiet = preference.quiet();
        Rhythm digest = preference.digest();
        jdbc.update(
                """
                insert into preference (account, quiet_from, quiet_to, digest, digest_at) values (?, ?, ?, ?, ?)
                on conflict (account) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                    digest = excluded.digest, digest_at = excluded.digest_at
                """,
                account,
                quiet == null ? null : quiet.from(),
                quiet == null ? null : quiet.to(),
                digest instanceof Rhythm.Daily ? "DAILY" : "PER_SHIFT",
                digest instanceof Rhythm.Daily daily ? daily.at() : null);
        jdbc.update("delete from preferred_channel where account = ?", account);
        keepChannels(account, Urgency.URGENT, preference.urgent());
        keepChannels(account, Urgency.ROUTINE, preference.routine());
    }

    private void keepChannels(String account, Urgency urgency, Map<Channel, Preference.Mode> channels) {
        channels.forEach((channel, mode) -> jdbc.update(
                "insert into preferred_channel (account, urgency, channel, mode) values (?, ?, ?, ?)",
                account,
                urgency.name(),
                channel.name(),
                mode.name()));
    }

    @Override
    public void keepContacts(String recipient, Map<Channel, String> addresses) {
        Instant now = clock.instant();
        jdbc.update(
                "delete from contact where recipient = ? and channel <> all(?)", recipient, names(addresses.keySet()));
        addresses.forEach((channel, address) ->
                jdbc.update("""
                insert into contact (recipient, channel, address, changed_at) values (?, ?, ?, ?)
                on conflict (recipient, channel) do update
                set address = excluded.address, changed_at = excluded.changed_at
                where contact.address <> excluded.address
                """, recipient, channel.name(), address, now.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public Map<Channel, String> contacts(String recipient) {
        Map<Channel, String> contacts = new HashMap<>();
        jdbc.query(
                "select channel, address from contact where recipient = ?",
                row -> {
                    contacts.put(Channel.valueOf(row.getString(1)), row.getString(2));
                },
                recipient);
        return contacts;
    }

    @Override
    public void keepSubscriptions(String recipient, List<Subscription> subscriptions) {
        jdbc.update("delete from subscription where recipient = ?", recipient);
        subscriptions.forEach(one -> {
            Topic topic = one.topic();
            jdbc.update(
                    "insert into subscription (id, recipient, program_id, topic, at_least) values (?, ?, ?, ?, ?)",
                    one.id(),
                    recipient,
                    one.programId(),
                    topic == null ? null : topic.name(),
                    one.atLeast().name());
        });
    }

    private static String[] names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().toArray(String[]::new);
    }
}
