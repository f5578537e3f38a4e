package org.stepdown.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stepdown.notification.audience.Hospital.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RosterTest {

    private static final Team TEAM = Hospital.aroundTheClock();
    private static final Directory DIRECTORY = Hospital.directory(TEAM);

    @Example
    void the_night_shift_has_duty_over_midnight() {
        assertThat(DIRECTORY.onDuty(TEAM, local("2026-03-03T23:00"))).containsExactly("lindqvist");
        assertThat(DIRECTORY.onDuty(TEAM, local("2026-03-04T06:59"))).containsExactly("lindqvist");
        assertThat(DIRECTORY.onDuty(TEAM, local("2026-03-04T07:00"))).containsExactly("reyes");
    }

    @Example
    void a_shift_may_be_only_for_holidays_or_never_on_them() {
        Team team = Hospital.team(
                shift("day", 0, 0, Shift.OnHolidays.NOT, "reyes"),
                shift("feast", 0, 0, Shift.OnHolidays.ONLY, "okafor"));

        assertThat(team.rostered(local("2026-11-25T12:00"))).containsExactly("reyes");
        assertThat(team.rostered(local("2026-11-26T12:00"))).containsExactly("okafor");
    }

    @Example
    void a_gap_in_the_roster_is_the_supervisors() {
        Team team = Hospital.team(shift("day", 7, 15, Shift.OnHolidays.AS_WELL, "reyes"));

        assertThat(Hospital.directory(team).onDuty(team, local("2026-03-03T20:00")))
                .containsExactly("novak");
    }

    @Example
    void a_substitute_stands_in_and_may_be_stood_in_for() {
        Directory directory = Hospital.directory(
                TEAM, List.of(away("reyes", "okafor"), away("okafor", "haddad"), away("haddad", "reyes")), Map.of());

        assertThat(directory.onDuty(TEAM, local("2026-03-03T12:00"))).hasSize(1);
        assertThat(Hospital.directory(TEAM, List.of(away("reyes", "okafor"), away("okafor", "haddad")), Map.of())
                        .onDuty(TEAM, local("2026-03-03T12:00")))
                .containsExactly("haddad");
    }

    @Example
    void a_hand_over_is_when_somebody_else_gets_duty() {
        assertThat(DIRECTORY.nextHandOver(TEAM, local("2026-03-03T12:00"))).contains(local("2026-03-03T15:00"));
        assertThat(DIRECTORY.nextHandOver(TEAM, local("2026-03-03T15:00"))).contains(local("2026-03-03T23:00"));
    }

    /** Around both changes of the clocks in 2026, to the minute. */
    @Property(tries = 2000)
    void at_every_instant_exactly_one_shift_of_a_full_roster_is_on_duty(@ForAll("instants") Instant instant) {
        assertThat(TEAM.rostered(instant)).hasSize(1);
    }

    /** Also shifts that begin within the hour that is missing or comes twice. */
    @Property(tries = 1000)
    void shifts_that_meet_leave_no_gap_and_no_overlap_when_clocks_change(
            @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 0, max = 23) Integer> hours,
            @ForAll("instants") Instant instant) {
        List<Integer> borders = hours.stream().distinct().sorted().toList();
        Shift[] roster = new Shift[borders.size()];
        for (int i = 0; i < roster.length; i++) {
            int ends = borders.get((i + 1) % borders.size());
            roster[i] = shift("s" + i, borders.get(i), ends, Shift.OnHolidays.AS_WELL, "account" + i);
        }

        assertThat(Hospital.team(roster).rostered(instant)).hasSize(1);
    }

    @Property(tries = 1000)
    void whatever_the_roster_somebody_has_duty(
            @ForAll @IntRange(min = 0, max = 23) int starts,
            @ForAll @IntRange(min = 0, max = 23) int ends,
            @ForAll Shift.OnHolidays holidays,
            @ForAll("instants") Instant instant) {
        Team team = Hospital.team(shift("only", starts, ends, holidays, "reyes"));

        assertThat(Hospital.directory(team).onDuty(team, instant)).isNotEmpty();
    }

    @Provide
    Arbitrary<Instant> instants() {
        long spring = local("2026-03-07T00:00").getEpochSecond() / 60;
        long autumn = local("2026-10-31T00:00").getEpochSecond() / 60;
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(spring, spring + 3 * 1440),
                        Arbitraries.longs().between(autumn, autumn + 3 * 1440),
                        Arbitraries.longs().between(spring, spring + 365 * 1440))
                .map(minute -> Instant.ofEpochSecond(minute * 60));
    }

    private static Substitution away(String account, String substitute) {
        Instant starts = local("2026-03-01T00:00");
        return new Substitution(new UUID(0, 1), account, substitute, starts, starts.plus(Duration.ofDays(9)));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(Hospital.ZONE).toInstant();
    }
}
