package org.stepdown.notification.audience.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.audience.Directory;
import org.stepdown.notification.audience.Shift;
import org.stepdown.notification.audience.Staff;
import org.stepdown.notification.audience.Team;

/**
 * A team's duty as a page shows it.
 *
 * @param now names of those who have duty now
 * @param until when that changes; null when the roster knows no change
 * @param next names of those who have it then
 * @param days the seven days from Monday
 * @param rows a row for each shift of the roster, in its order
 * @param gaps when the roster names nobody in this week: supervisors are called then
 */
record RosterWeek(
        List<String> now,
        @Nullable String until,
        List<String> next,
        List<Day> days,
        List<Row> rows,
        List<String> gaps) {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

    record Day(LocalDate date, boolean today, @Nullable String holiday) {}

    /**
     * A shift.
     *
     * @param position its number in the roster
     * @param mark tells whether it is still the shift that somebody saw
     * @param cells who works it on each day; empty where it is not worked
     */
    record Row(int position, String mark, Shift shift, String hours, List<List<String>> cells) {

        public boolean on(DayOfWeek day) {
            return shift.days().contains(day);
        }
    }

    static RosterWeek of(Team team, Directory directory, LocalDate anyDay, Instant now) {
        ZoneId zone = team.zone();
        LocalDate monday = anyDay.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<LocalDate> dates =
                Stream.iterate(monday, day -> day.plusDays(1)).limit(7).toList();
        Optional<Instant> until = directory.nextHandOver(team, now);
        return new RosterWeek(
                names(directory.onDuty(team, now), directory),
                until.map(at -> AT.format(at.atZone(zone))).orElse(null),
                until.map(at -> names(directory.onDuty(team, at), directory)).orElse(List.of()),
                dates.stream()
                        .map(date -> new Day(
                                date,
                                date.equals(now.atZone(zone).toLocalDate()),
                                team.calendar().holidays().get(date)))
                        .toList(),
                rows(team, directory, dates),
                gaps(team, monday));
    }

    private static List<Row> rows(Team team, Directory directory, List<LocalDate> dates) {
        List<Row> rows = new ArrayList<>();
        for (Shift shift : team.roster()) {
            List<List<String>> cells = dates.stream()
                    .map(date -> shift.startsOn(date, team.calendar())
                            ? names(directory.standingIn(shift.accounts(), shift.start(date, team.zone())), directory)
                            : List.<String>of())
                    .toList();
            String hours = TIME.format(shift.starts()) + " to " + TIME.format(shift.ends())
                    + (shift.ends().isAfter(shift.starts()) ? "" : " next day");
            rows.add(new Row(rows.size(), mark(shift), shift, hours, cells));
        }
        return rows;
    }

    private static List<String> gaps(Team team, LocalDate monday) {
        ZoneId zone = team.zone();
        Instant from = monday.atTime(LocalTime.MIN).atZone(zone).toInstant();
        Instant to = monday.plusDays(7).atTime(LocalTime.MIN).atZone(zone).toInstant();
        return team.gaps(from, to).stream()
                .map(gap -> AT.format(gap.from().atZone(zone)) + " to "
                        + AT.format(gap.to().atZone(zone)))
                .toList();
    }

    /** The same for the same content, whatever the instance. */
    static String mark(Shift shift) {
        return Integer.toHexString(List.of(
                        shift.name(),
                        shift.days().stream().sorted().map(Enum::name).toList(),
                        shift.starts(),
                        shift.ends(),
                        shift.holidays().name(),
                        shift.accounts(),
                        shift.from(),
                        String.valueOf(shift.to()))
                .toString()
                .hashCode());
    }

    static List<String> names(Collection<String> accounts, Directory directory) {
        return accounts.stream().map(account -> name(account, directory)).toList();
    }

    static String name(String account, Directory directory) {
        Staff person = directory.staff().get(account);
        return person == null ? account : person.name();
    }
}
