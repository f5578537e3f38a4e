package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Database;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.notification.alert.AnswerAlert;
import org.stepdown.notification.alert.Cause;
import org.stepdown.notification.alert.Command;
import org.stepdown.notification.alert.Subject;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.signal.Line;
import org.stepdown.notification.signal.Notice;
import org.stepdown.notification.signal.Signal;
import org.stepdown.notification.signal.TakeNotices;

/**
 * March 2031 on a virtual clock: shifts, a holiday, the night in which the clocks change, two instances that look at the
 * same time, restarts, and hours in which none runs. What should have come is worked out here, by other means.
 */
class AMonthOfEscalationTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate HOLIDAY = LocalDate.of(2031, 3, 14);
    private static final Instant START = local(LocalDate.of(2031, 3, 1), 0);
    private static final Instant END = local(LocalDate.of(2031, 4, 1), 0);
    private static final int ALERTS = 100;
    private static final Random RANDOM = new Random(20310301);

    /** When nobody looks what is due, as while no instance runs. */
    private static final List<Instant[]> AWAY = List.of(
            new Instant[] {local(LocalDate.of(2031, 3, 9), 1), local(LocalDate.of(2031, 3, 9), 5)},
            new Instant[] {local(LocalDate.of(2031, 3, 13), 6), local(LocalDate.of(2031, 3, 13), 23)},
            new Instant[] {local(LocalDate.of(2031, 3, 22), 20), local(LocalDate.of(2031, 3, 24), 9)});

    /** An alert of the month; its times in the order in which they come. */
    private record Planned(
            UUID referral,
            boolean urgent,
            Instant raised,
            @Nullable Instant snoozed,
            @Nullable Instant woken,
            @Nullable Instant acknowledged) {}

    /** A step: when it was due, and when it was taken. */
    private record Taken(Instant due, Instant at) {}

    private record Event(Instant at, Runnable what) {}

    private final Map<UUID, Planned> plans = new LinkedHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private Instance one;

    @SuppressWarnings("NullAway.Init")
    private Instance other;

    @Test
    void over_a_month_each_due_step_is_taken_exactly_once_and_at_its_second() throws Exception {
        Database database = RealParts.shared().newDatabase("month");
        PriorityQueue<Event> events = new PriorityQueue<>((a, b) -> a.at().compareTo(b.at()));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            one = Instance.on(database);
            other = Instance.on(database);
            one.the(JdbcClient.class)
                    .sql("insert into holiday values ('office', ?, 'Founders'' Day')")
                    .param(HOLIDAY)
                    .update();
            one.the(JdbcClient.class)
                    .sql("insert into contact values ('reyes', 'EMAIL', 'reyes@example.org', now())")
                    .update();
            for (int i = 0; i < ALERTS; i++) {
                plan(events);
            }
            AWAY.forEach(away -> events.add(new Event(away[1], () -> restart(database))));
            run(events, both);
            check(one.the(JdbcClient.class));
        } finally {
            one.close();
            other.close();
        }
    }

    private void restart(Database database) {
        one.close();
        one = Instance.on(database);
    }

    private void plan(PriorityQueue<Event> events) {
        boolean urgent = RANDOM.nextInt(3) > 0;
        Instant raised = START.plusSeconds(RANDOM.nextInt(30 * 86_400));
        Instant due = raised.plus(urgent ? Duration.ofMinutes(15) : Duration.ofHours(4));
        Instant snoozed = null;
        Instant woken = null;
        if (RANDOM.nextInt(3) == 0) {
            snoozed = raised.plusSeconds(1 + RANDOM.nextInt(600));
            woken = snoozed.plusSeconds(
                    1 + RANDOM.nextInt((int) Duration.between(snoozed, due).toSeconds()));
        }
        Instant acknowledged = RANDOM.nextInt(8) == 0 ? null : due.plusSeconds(RANDOM.nextInt(2 * 86_400));
        Planned planned = new Planned(UUID.randomUUID(), urgent, raised, snoozed, woken, acknowledged);
        plans.put(planned.referral(), planned);
        events.add(new Event(raised, () -> raise(planned)));
        if (snoozed != null && woken != null) {
            Instant until = woken;
            events.add(new Event(
                    snoozed, () -> answer(planned, new Command.Snooze("reyes", until, "asked"), planned.snoozed())));
        }
        if (acknowledged != null) {
            events.add(new Event(acknowledged, () -> answer(planned, new Command.Acknowledge("reyes"), acknowledged)));
            Instant settled = acknowledged.plus(Duration.ofHours(2));
            events.add(new Event(settled, () -> answer(planned, new Command.Resolve("reyes", null), settled)));
        }
    }

    /** People act at any time; timers run when an instance does, on both at once. */
    private void run(PriorityQueue<Event> events, ExecutorService both) throws Exception {
        Instant now = START;
        while (now.isBefore(END)) {
            Instant due = one.nextDue().orElse(END);
            Instant tick = awake(due.isAfter(now) ? due : now);
            Event event = events.peek();
            // At the same instant the person is first: who answers in time is not bothered.
            if (event != null && !event.at().isAfter(tick)) {
                now = event.at();
                events.remove().what().run();
            } else if (tick.isBefore(END)) {
                now = tick;
                doDue(now, both);
                if (RANDOM.nextInt(10) == 0) {
                    // A clock that is set back for a moment does no harm.
                    one.doDue(now.minus(Duration.ofHours(1)));
                }
            } else {
                now = END;
            }
        }
    }

    private void doDue(Instant now, ExecutorService both) throws Exception {
        List<Callable<Object>> work = List.of(
                () -> {
                    one.doDue(now);
                    return now;
                },
                () -> {
                    other.doDue(now);
                    return now;
                });
        for (Future<Object> done : both.invokeAll(work)) {
            done.get();
        }
    }

    private static Instant awake(Instant at) {
        return AWAY.stream()
                .filter(away -> !at.isBefore(away[0]) && at.isBefore(away[1]))
                .map(away -> away[1])
                .findFirst()
                .orElse(at);
    }

    private void raise(Planned planned) {
        Topic topic = planned.urgent() ? Topic.SAFETY_REVIEW : Topic.NO_SHOW;
        UUID event = UUID.randomUUID();
        Signal signal = new Signal(
                event, Line.SESSION, event.toString(), topic, planned.raised(), 0, planned.urgent(), 1, false);
        Notice notice = new Notice(
                new Subject.OfReferral(planned.referral()),
                event.toString(),
                "mood",
                null,
                List.of(signal),
                new Cause(event, "test.Event", planned.raised(), event, null));
        one.inTransaction(() -> one.the(TakeNotices.class).take(List.of(notice), planned.raised()));
    }

    private void answer(Planned planned, Command command, @Nullable Instant at) {
        UUID alert = one.the(JdbcClient.class)
                .sql("select id from alert where referral_id = ?")
                .param(planned.referral())
                .query(UUID.class)
                .single();
        other.inTransaction(() -> other.the(AnswerAlert.class).answer(alert, command, Objects.requireNonNull(at)));
    }

    private void check(JdbcClient jdbc) {
        Map<UUID, List<Taken>> taken = new LinkedHashMap<>();
        jdbc.sql("""
                        select referral_id, step.due_at, step.at from escalation_step step
                        join alert on alert.id = step.alert_id
                        where step.state = 'TAKEN' order by step.run, step.number
                        """).query(row -> {
            taken.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                    .add(new Taken(
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
        });
        assertThat(taken).hasSize(ALERTS);
        plans.values()
                .forEach(planned -> assertThat(taken.get(planned.referral()))
                        .as("%s", planned)
                        .isEqualTo(expected(planned)));
        assertThat(taken.values().stream().mapToInt(List::size).sum()).isGreaterThan(4 * ALERTS);
        // Each step but the first is one change that others hear of, and tells the one on duty once.
        assertThat(jdbc.sql("select count(*) from alert_change where change = 'ESCALATED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(taken.values().stream()
                        .mapToInt(steps -> steps.size() - 1)
                        .sum());
        assertThat(jdbc.sql("""
                        select count(*) from escalation_step step where state = 'TAKEN' and not exists (
                            select from delivery where delivery.alert_id = step.alert_id and channel = 'INBOX'
                            and occasion = 'escalation/' || run || '/' || number
                            and recipient = case when extract(hour from step.at at time zone 'America/New_York') < 7
                                then 'lindqvist'
                                when extract(hour from step.at at time zone 'America/New_York') < 15 then 'reyes'
                                when extract(hour from step.at at time zone 'America/New_York') < 23 then 'okafor'
                                else 'lindqvist' end)
                        """).query(Integer.class).single()).isZero();
        checkDigests(jdbc);
        checkHandOvers(jdbc);
    }

    /** Who comes on duty hears of what is open, and gets what those had who went off duty. */
    private static void checkHandOvers(JdbcClient jdbc) {
        assertThat(jdbc.sql("select distinct recipient from delivery where occasion like 'hand-over/%'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("reyes", "okafor", "lindqvist");
        assertThat(jdbc.sql("""
                        select count(*), count(distinct (alert_id, at)) from alert_change where reason = 'HANDED_OVER'
                        """)
                        .query((row, number) -> List.of(row.getInt(1), row.getInt(2)))
                        .single())
                .satisfies(counts -> assertThat(counts.getFirst()).isPositive().isEqualTo(counts.getLast()));
    }

    /** Reyes has not said otherwise: what is routine comes in a digest a day, none of them empty. */
    private static void checkDigests(JdbcClient jdbc) {
        List<@Nullable Integer> sizes = jdbc.sql("""
                        select (select count(*) from gathered where digest_id = digest.id) from digest
                        where recipient = 'reyes'
                        """).query(Integer.class).list();
        assertThat(sizes).hasSizeBetween(5, 31).doesNotContain(0);
        assertThat(jdbc.sql(
                                "select count(distinct digest_id) from delivery where digest_id is not null and channel = 'EMAIL'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(sizes.size());
        assertThat(jdbc.sql("select count(distinct (period_end at time zone 'America/New_York')::date) from digest")
                        .query(Integer.class)
                        .single())
                .isEqualTo(sizes.size());
    }

    /** What should have come, worked out step by step from the plan. */
    private static List<Taken> expected(Planned planned) {
        List<Taken> steps = new ArrayList<>();
        steps.add(new Taken(planned.raised(), planned.raised()));
        Instant due = planned.raised();
        for (int number = 1; ; number++) {
            Instant now = steps.getLast().at();
            boolean repeat = number > (planned.urgent() ? 3 : 2);
            due = next(planned.urgent(), number, due);
            while (repeat && !due.isAfter(now)) {
                due = next(planned.urgent(), number, due);
            }
            if (planned.snoozed() != null && planned.woken() != null && number == 1 && due.isBefore(planned.woken())) {
                due = planned.woken();
            }
            Instant at = awake(due.isAfter(now) ? due : now);
            if (!at.isBefore(END)
                    || planned.acknowledged() != null && !planned.acknowledged().isAfter(at)) {
                return steps;
            }
            steps.add(new Taken(due, at));
        }
    }

    private static Instant next(boolean urgent, int number, Instant previous) {
        if (urgent) {
            int[] minutes = {0, 15, 45, 180, 240};
            return previous.plus(Duration.ofMinutes(minutes[Math.min(number, 4)]));
        }
        if (number == 1) {
            Instant due = previous.plus(Duration.ofHours(4));
            ZonedDateTime local = due.atZone(ZONE);
            boolean open = isBusinessDay(local.toLocalDate()) && local.getHour() >= 8 && local.getHour() < 18;
            boolean early = isBusinessDay(local.toLocalDate()) && local.getHour() < 8;
            return open ? due : early ? local(local.toLocalDate(), 8) : opening(local.toLocalDate());
        }
        return opening(previous.atZone(ZONE).toLocalDate());
    }

    private static Instant opening(LocalDate after) {
        LocalDate day = after.plusDays(1);
        while (!isBusinessDay(day)) {
            day = day.plusDays(1);
        }
        return local(day, 8);
    }

    private static boolean isBusinessDay(LocalDate day) {
        return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()) && !day.equals(HOLIDAY);
    }

    private static Instant local(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }
}
