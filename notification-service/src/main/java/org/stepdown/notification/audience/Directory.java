package org.stepdown.notification.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Channel;

/**
 * All that is known about who works when and wants to be told how, as of one moment.
 *
 * @param staff members of staff by account
 * @param teams teams by id
 * @param calendars office calendars by id
 * @param programs which team looks after a program
 * @param catchAll team for everything that no other team looks after
 * @param substitutions who stands in for whom
 * @param subscriptions who wants to hear of what
 * @param preferences how somebody wants to be told, by account
 * @param contacts by which channels a recipient can be reached
 */
public record Directory(
        Map<String, Staff> staff,
        Map<String, Team> teams,
        Map<String, BusinessCalendar> calendars,
        Map<String, String> programs,
        Team catchAll,
        List<Substitution> substitutions,
        List<Subscription> subscriptions,
        Map<String, Preference> preferences,
        Map<String, Set<Channel>> contacts) {

    /** Whether an account is that of somebody who works here. */
    public boolean worksHere(String account) {
        Staff person = staff.get(account);
        return person != null && person.active();
    }

    /** The team that looks after a program. */
    public Team team(@Nullable String programId) {
        String id = programId == null ? null : programs.get(programId);
        Team team = id == null ? null : teams.get(id);
        return team == null ? catchAll : team;
    }

    /** Who has duty in a team: never nobody, as long as there is any staff. */
    public Set<String> onDuty(Team team, Instant at) {
        return firstOf(standingIn(team.rostered(at), at), active(team.in(Role.SUPERVISOR)), everybody());
    }

    /** When somebody else gets duty in a team, after this instant; empty when the roster knows no change. */
    public Optional<Instant> nextHandOver(Team team, Instant after) {
        Stream<Instant> covers = substitutions.stream()
                .flatMap(one -> Stream.of(one.starts(), one.ends()))
                .filter(change -> change.isAfter(after));
        return Stream.concat(team.changesOfShift(after).stream(), covers)
                .sorted()
                .filter(change -> !onDuty(team, change).equals(onDuty(team, change.minusNanos(1_000))))
                .findFirst();
    }

    /** When somebody's next digest is due, after this instant. Who works no shifts gets it in the morning. */
    public Instant nextDigest(String account, Instant after) {
        return switch (preference(account).digest()) {
            case Rhythm.Daily daily -> daily(account, daily.at(), after);
            case Rhythm.PerShift perShift ->
                teams.values().stream()
                        .flatMap(team -> team.changesOfShift(after).stream()
                                .filter(change -> standingIn(team.rostered(change), change)
                                                .contains(account)
                                        && !standingIn(team.rostered(change.minusNanos(1_000)), change)
                                                .contains(account)))
                        .min(Instant::compareTo)
                        .orElseGet(() -> daily(account, LocalTime.of(8, 0), after));
        };
    }

    private Instant daily(String account, LocalTime at, Instant after) {
        ZoneId zone = zone(account);
        LocalDate day = after.atZone(zone).toLocalDate();
        Instant today = day.atTime(at).atZone(zone).toInstant();
        return today.isAfter(after)
                ? today
                : day.plusDays(1).atTime(at).atZone(zone).toInstant();
    }

    /** Who is told of an alert at an instant, by which channels. */
    public List<Telling> told(Question question, Instant at) {
        List<Telling> tellings = new ArrayList<>();
        recipients(question, at).forEach(recipient -> tell(recipient, question, at, tellings));
        return tellings;
    }

    private Set<String> recipients(Question question, Instant at) {
        Team team = team(question.programId());
        Set<String> recipients = new LinkedHashSet<>();
        if (question.assignee() != null) {
            recipients.addAll(active(standingIn(Set.of(question.assignee()), at)));
        }
        question.tiers().stream().sorted().forEach(tier -> recipients.addAll(in(tier, team, at)));
        if (question.level() == 0) {
            subscriptions.stream()
                    .filter(subscription -> subscription.wants(question))
                    .map(Subscription::recipient)
                    .filter(this::known)
                    .forEach(recipients::add);
        }
        if (recipients.isEmpty()) {
            recipients.addAll(onDuty(team, at));
        }
        // The team is a recipient of its own: for its chat channel, and so that an alert never has nobody.
        recipients.add(team.recipient());
        return recipients;
    }

    private Collection<String> in(Tier tier, Team team, Instant at) {
        return switch (tier) {
            case ON_DUTY -> onDuty(team, at);
            case TEAM ->
                active(team.members().stream().map(Team.Member::account).toList());
            case PROGRAM_LEADS -> active(team.in(Role.PROGRAM_LEAD));
            case SUPERVISORS -> firstOf(active(team.in(Role.SUPERVISOR)), everybody());
            case EVERYBODY -> everybody();
        };
    }

    private void tell(String recipient, Question question, Instant at, List<Telling> tellings) {
        tellings.add(new Telling(recipient, Channel.INBOX, at, false));
        Preference preference = preference(recipient);
        preference.channels(question.urgency()).forEach((channel, mode) -> {
            if (contacts.getOrDefault(recipient, Set.of()).contains(channel)) {
                boolean gathered = mode == Preference.Mode.DIGEST && !isTeam(recipient);
                Instant due = gathered ? at : due(recipient, preference, question, at);
                tellings.add(new Telling(recipient, channel, due, gathered));
            }
        });
    }

    /** What is urgent breaks through quiet hours. */
    private Instant due(String recipient, Preference preference, Question question, Instant at) {
        return preference.quiet() == null || question.urgency() == Urgency.URGENT
                ? at
                : preference.quiet().after(at, zone(recipient));
    }

    public Preference preference(String account) {
        return preferences.getOrDefault(account, Preference.DEFAULT);
    }

    private ZoneId zone(String account) {
        Staff person = staff.get(account);
        return person == null ? catchAll.zone() : person.zone();
    }

    /** Those who are there in place of these, each followed along those who stand in for one another. */
    public Set<String> standingIn(Collection<String> accounts, Instant at) {
        Set<String> there = new LinkedHashSet<>();
        accounts.forEach(account -> there.add(standIn(account, at)));
        return active(there);
    }

    private String standIn(String account, Instant at) {
        Set<String> asked = new HashSet<>();
        String there = account;
        while (asked.add(there)) {
            String away = there;
            there = substitutions.stream()
                    .filter(one -> one.account().equals(away) && one.covers(at))
                    .map(Substitution::substitute)
                    .findFirst()
                    .orElse(away);
        }
        return there;
    }

    private Set<String> active(Collection<String> accounts) {
        Set<String> active = new LinkedHashSet<>(accounts);
        active.removeIf(account -> !known(account));
        return active;
    }

    private boolean known(String recipient) {
        Staff person = staff.get(recipient);
        return isTeam(recipient) || person != null && person.active();
    }

    private static boolean isTeam(String recipient) {
        return recipient.startsWith("team/");
    }

    private Set<String> everybody() {
        return active(staff.keySet().stream().sorted().toList());
    }

    @SafeVarargs
    private static Set<String> firstOf(Set<String>... sets) {
        return Stream.of(sets).filter(set -> !set.isEmpty()).findFirst().orElse(Set.of());
    }
}
