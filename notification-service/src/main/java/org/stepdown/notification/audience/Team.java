package org.stepdown.notification.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * People who look after some programs together.
 *
 * @param id identity
 * @param name what staff call it
 * @param zone where it works
 * @param calendar when its office is open
 * @param members who belongs to it, and as what
 * @param roster who is on duty when
 */
public record Team(
        String id, String name, ZoneId zone, BusinessCalendar calendar, List<Member> members, List<Shift> roster) {

    private static final int WEEK_AND_A_DAY = 8;

    public Team {
        members = List.copyOf(members);
        roster = List.copyOf(roster);
    }

    /** Somebody in a team. */
    public record Member(String account, Role role) {}

    /** What it is called as a recipient of its own. */
    String recipient() {
        return "team/" + id;
    }

    /** Whom the roster names for this instant, in its order; it may name nobody. */
    public Set<String> rostered(Instant at) {
        Set<String> accounts = new LinkedHashSet<>();
        roster.stream()
                .filter(shift -> shift.covers(at, zone, calendar))
                .forEach(shift -> accounts.addAll(shift.accounts()));
        return accounts;
    }

    /** Accounts of the members in a role. */
    List<String> in(Role role) {
        return members.stream()
                .filter(member -> member.role() == role)
                .map(Member::account)
                .toList();
    }

    /** A stretch of time. */
    public record Gap(Instant from, Instant to) {}

    /** When the roster names nobody, between two instants. */
    public List<Gap> gaps(Instant from, Instant to) {
        TreeSet<Instant> turns = new TreeSet<>(changesOfShift(from));
        turns.add(from);
        turns.add(to);
        List<Gap> gaps = new ArrayList<>();
        for (Instant turn : turns.headSet(to)) {
            Instant next = Objects.requireNonNull(turns.higher(turn));
            if (!rostered(turn).isEmpty()) {
                continue;
            }
            boolean goesOn = !gaps.isEmpty() && gaps.getLast().to().equals(turn);
            gaps.add(new Gap(goesOn ? gaps.removeLast().from() : turn, next));
        }
        return gaps;
    }

    /** When shifts of the next eight days start or end, after this instant, in order. */
    List<Instant> changesOfShift(Instant after) {
        LocalDate today = after.atZone(zone).toLocalDate();
        TreeSet<Instant> changes = new TreeSet<>();
        for (Shift shift : roster) {
            for (int ahead = -1; ahead <= WEEK_AND_A_DAY; ahead++) {
                LocalDate day = today.plusDays(ahead);
                if (shift.startsOn(day, calendar)) {
                    changes.add(shift.start(day, zone));
                    changes.add(shift.end(day, zone));
                }
            }
        }
        return List.copyOf(changes.tailSet(after, false));
    }
}
