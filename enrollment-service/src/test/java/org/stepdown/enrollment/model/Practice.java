package org.stepdown.enrollment.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.enrollment.attendance.AttendanceRecords;
import org.stepdown.enrollment.attendance.AttendanceStatus;
import org.stepdown.enrollment.attendance.EndPlacement;
import org.stepdown.enrollment.attendance.Group;
import org.stepdown.enrollment.attendance.Mark;
import org.stepdown.enrollment.attendance.Outreach;
import org.stepdown.enrollment.attendance.ReachOut;
import org.stepdown.enrollment.attendance.RecordAttendance;
import org.stepdown.enrollment.catalogue.ChangeCohort;
import org.stepdown.enrollment.catalogue.ChangeHolidays;
import org.stepdown.enrollment.catalogue.CloseCohort;
import org.stepdown.enrollment.catalogue.CloseProgram;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.Holiday;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.followup.CountStays;
import org.stepdown.enrollment.followup.FollowReferrals;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.followup.ToldReferral;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.model.Model.Stay;
import org.stepdown.enrollment.placement.Act;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.placement.MergeWatch;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.TakeHospitalEvents;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.referral.Answer;
import org.stepdown.enrollment.referral.FollowUp;
import org.stepdown.enrollment.referral.Preferences;
import org.stepdown.enrollment.referral.Priority;
import org.stepdown.enrollment.referral.Referral;
import org.stepdown.enrollment.referral.ReferralStatus;
import org.stepdown.enrollment.referral.Screening;
import org.stepdown.enrollment.staff.StaffAction;

/** One case: everything happens to the service and to the model, and after every step the two are compared. */
final class Practice {

    static final int PROGRAM_WEEKS = 1;

    private static final Instant BEGIN = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<String> COHORTS = List.of("a", "b", "c", "d", "e");
    private static final String PROGRAM = "all";

    private final Instance service;
    private final JdbcClient jdbc;
    private final TransactionTemplate nested;
    private final Model model;
    private final Clocks clocks = new Clocks();
    private final Set<LocalDate> holidays = new HashSet<>();
    private final List<Command> batch = new ArrayList<>();
    private final List<FollowUpNews> news = new ArrayList<>();
    private boolean programClosed;
    private long causes;

    private Practice(Instance service, boolean offers) {
        this.service = service;
        this.jdbc = service.part(JdbcClient.class);
        this.nested = new TransactionTemplate(service.part(PlatformTransactionManager.class));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.model = new Model(offers, BEGIN);
        service.clock().at(BEGIN);
    }

    /** A program whose cohorts come and go. */
    static void prepare(Instance service) {
        JdbcClient jdbc = service.part(JdbcClient.class);
        for (String site : List.of("riverside", "harbor")) {
            jdbc.sql("insert into site (id, name, time_zone) values (:id, :id, 'America/New_York')")
                    .param("id", site)
                    .update();
        }
        jdbc.sql("""
                insert into program (id, name, site, time_zone, age_band, weekly_hours, weeks)
                values ('all', 'All', 'riverside', 'America/New_York', 'ADULT', 9, 1)
                """).update();
        for (Condition condition : Condition.values()) {
            jdbc.sql("insert into program_service_line (program_id, condition) values ('all', :condition)")
                    .param("condition", condition.name())
                    .update();
        }
        jdbc.sql("""
                insert into curriculum_part (program_id, position, component, weekly_hours)
                values ('all', 0, 'GROUP_THERAPY', 9)
                """).update();
    }

    static void runs(Instance service, List<Step> stream, boolean offers) {
        new TransactionTemplate(service.part(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            Practice practice = new Practice(service, offers);
            practice.begin(offers);
            stream.forEach(practice::does);
            practice.tell();
            practice.compare("at the end");
        });
    }

    private void begin(boolean offers) {
        if (offers) {
            jdbc.sql("""
                    update placement_policy set document = document || '{"acceptance": "REQUIRED"}'
                     where version = '2026-01'
                    """).update();
        }
        opens("a", 0);
        opens("b", 0);
    }

    private void does(Step step) {
        model.now = model.now.plusSeconds(1);
        service.clock().at(model.now);
        boolean news = switch (step.kind()) {
            case REFER, CHANGE, CLOSE -> true;
            default -> false;
        };
        if (!news) {
            tell();
        }
        switch (step.kind()) {
            case REFER -> refers(step);
            case CHANGE -> changes(step);
            case CLOSE -> closes(step);
            case MERGE -> merges(step);
            case STAFF -> acts(step);
            case SESSION -> meets(step);
            case REACH -> reaches(step);
            case FINISH -> finishes(step);
            case COHORT -> keepsCohorts(step);
            case HOLIDAY -> keepsHolidays(step);
            case PROGRAM -> closesProgram();
            case VISIT -> visits(step);
            case TIME -> passes(step);
        }
        if (!news || !step.joined()) {
            tell();
            compare(step.toString());
        }
    }

    // ---- referral-service

    private void refers(Step step) {
        Referral referral = referral(step);
        model.open(referral);
        batch.add(new Command.Open(referral, cause("open"), model.now));
        told(referral, step);
    }

    private void changes(Step step) {
        Referral referral = referral(step);
        model.change(referral);
        batch.add(new Command.Change(referral, cause("change"), model.now));
        told(referral, step);
    }

    private void told(Referral referral, Step step) {
        List<IndexEvent> indexes = indexes(step);
        clocks.told(referral.id(), referral.patientKey(), referral.birthDate(), indexes);
        news.add(new FollowUpNews.Told(
                referral.id(), referral.patientKey(), referral.birthDate(), false, indexes, cause("told")));
    }

    private void closes(Step step) {
        boolean died = step.pick() % 4 == 0;
        String status = step.pick() % 4 == 1 ? "WITHDRAWN" : "CANCELLED";
        Reason why = Reason.of(died ? "DIED" : "DISCHARGE_CANCELLED");
        model.close(id(step.who()), status);
        batch.add(new Command.Close(
                id(step.who()), ReferralStatus.valueOf(status), List.of(why), Actor.SYSTEM, cause("close"), model.now));
        clocks.ended(id(step.who()), key(step.who()), died, model.now);
        news.add(new FollowUpNews.Ended(
                id(step.who()),
                key(step.who()),
                new ToldReferral.Ending(died, model.now, List.of(why)),
                cause("ended")));
    }

    /** Each patient becomes part of another one at most once. */
    private void merges(Step step) {
        UUID merged = id(step.who());
        UUID surviving = id(step.other());
        if (step.who() == step.other() || model.mergedAway.contains(merged) || model.mergedAway.contains(surviving)) {
            return;
        }
        boolean hospitalFirst = step.pick() % 2 == 0;
        if (hospitalFirst) {
            unites(step);
        }
        model.merge(surviving, merged);
        place(new Command.Merge(surviving, merged, cause("merge"), model.now));
        service.part(MergeWatch.class).merged(merged, surviving);
        if (model.charts.containsKey(surviving)) {
            clocks.unite(merged, surviving);
        }
        clocks.merged(surviving, key(step.other()), merged, key(step.who()));
        service.part(FollowReferrals.class)
                .follow(
                        List.of(new FollowUpNews.Merged(
                                surviving, key(step.other()), merged, key(step.who()), cause("merged"))),
                        model.now);
        if (!hospitalFirst) {
            compare("between the two words of " + step);
            unites(step);
        }
    }

    private void unites(Step step) {
        model.retire(key(step.who()), key(step.other()));
        hears(new HospitalEvent(key(step.other()), null, key(step.who()), cause("unite"), model.now));
    }

    // ---- staff

    private void acts(Step step) {
        UUID id = id(step.who());
        String cohort = COHORTS.get(step.other() % COHORTS.size());
        int pick = step.pick() / 13;
        List<Condition> conditions = pick % 3 == 0 ? List.of(Condition.DEPRESSION) : List.of();
        switch (step.pick() % 13) {
            case 0, 1 -> act(step, new Act.Approve(List.of()), model.approve(id, List.of()));
            case 2 -> act(step, new Act.Decline(false), model.decline(id, false));
            case 3 -> act(step, new Act.Decline(true), model.decline(id, true));
            case 4 ->
                act(step, new Act.Override(cohort), model.groups.containsKey(cohort) && model.override(id, cohort));
            case 5 ->
                act(
                        step,
                        new Act.Move(cohort, false),
                        model.groups.containsKey(cohort) && model.move(id, cohort, false));
            case 6 ->
                act(step, new Act.Move(cohort, true), model.groups.containsKey(cohort) && model.move(id, cohort, true));
            case 7, 8 -> act(step, new Act.Accept(), model.accept(id));
            case 9 -> act(step, new Act.Withdraw(), model.withdraw(id));
            case 10 -> {
                Answer supervision = pick % 2 == 0 ? Answer.NO : null;
                Answer home = pick % 5 < 3 ? Answer.YES : null;
                LocalDate born = pick % 2 == 1 ? LocalDate.of(1980, 5, 5) : null;
                act(
                        step,
                        new Act.Attest(supervision, home, conditions, born),
                        model.attest(id, supervision, home, conditions, born));
            }
            case 11 -> act(step, new Act.Ask("SENDER", List.of("RECORDS"), model.now.plusSeconds(3600)), model.ask(id));
            default -> act(step, new Act.Interim(model.now), model.interim(id));
        }
    }

    private void act(Step step, Act act, boolean expected) {
        ActOnReferral.Answer answer = nested.execute(status -> {
            ActOnReferral.Answer given = service.part(ActOnReferral.class)
                    .act(
                            new ActOnReferral.Order(cause("act").id(), id(step.who()), act, null, "rowan", "test"),
                            model.now);
            if (!(given instanceof ActOnReferral.Answer.Done)) {
                status.setRollbackOnly();
            }
            return given;
        });
        assertThat(answer instanceof ActOnReferral.Answer.Done)
                .as("%s %s: %s", step, act, answer)
                .isEqualTo(expected);
    }

    // ---- care

    private void meets(Step step) {
        Chart chart = model.charts.get(id(step.who()));
        if (chart == null || chart.place == null || chart.place.unanswered) {
            return;
        }
        String cohort = chart.place.group;
        LocalDate today = model.now.atZone(Model.ZONE).toLocalDate();
        List<LocalDate> dates = today.minusDays(9)
                .datesUntil(today.plusDays(1))
                .filter(date -> Model.meets(model.groups.get(cohort).cohort, date))
                .filter(date -> !Model.at(model.groups.get(cohort).cohort, date).isAfter(model.now))
                .toList();
        if (dates.isEmpty()) {
            return;
        }
        LocalDate date = dates.get(step.pick() / 8 % dates.size());
        AttendanceStatus mark = List.of(
                        AttendanceStatus.ATTENDED,
                        AttendanceStatus.ATTENDED,
                        AttendanceStatus.ATTENDED,
                        AttendanceStatus.NO_SHOW,
                        AttendanceStatus.NO_SHOW,
                        AttendanceStatus.NO_SHOW,
                        AttendanceStatus.EXCUSED,
                        AttendanceStatus.ATTENDED)
                .get(step.pick() % 8);
        Group group = service.part(AttendanceRecords.class).group(cohort);
        Instant begins = Model.at(model.groups.get(cohort).cohort, date);
        clocks.attended(chart.id(), cohort + date, mark.came() ? begins : null);
        model.record(chart.id(), cohort, date, mark.name());
        List<Reason> refused = service.part(RecordAttendance.class)
                .record(
                        group,
                        group.session(date),
                        List.of(new Mark(chart.id(), mark, null)),
                        "rowan",
                        "test",
                        cause("attendance"));
        assertThat(refused).isEmpty();
    }

    private void reaches(Step step) {
        Chart chart = model.charts.get(id(step.who()));
        if (chart == null || chart.search == null) {
            return;
        }
        boolean reached = step.pick() % 3 == 0;
        int times = reached ? 1 : 1 + step.pick() % 2;
        for (int i = 0; i < times && chart.search != null; i++) {
            model.reach(chart.id(), reached);
            UUID outreach =
                    jdbc.sql("""
                    select id from outreach where referral_id = :id and state in ('OPEN', 'SAFETY_REVIEW')
                    """).param("id", chart.id()).query(UUID.class).single();
            service.part(ReachOut.class)
                    .reach(
                            outreach,
                            reached ? Outreach.Result.REACHED : Outreach.Result.NOT_REACHED,
                            "rowan",
                            null,
                            cause("reach"));
        }
    }

    private void finishes(Step step) {
        Chart chart = model.charts.get(id(step.who()));
        if (chart == null) {
            return;
        }
        EndPlacement.Way way = EndPlacement.Way.values()[step.pick() % EndPlacement.Way.values().length];
        boolean expected = model.finish(chart.id(), way.status().name());
        List<Reason> refused = service.part(EndPlacement.class).end(chart.id(), way, "rowan", cause("finish"));
        assertThat(refused.isEmpty()).as("%s: %s", step, refused).isEqualTo(expected);
    }

    // ---- the catalogue

    private void keepsCohorts(Step step) {
        String id = COHORTS.get(step.other() % COHORTS.size());
        Model.Group group = model.groups.get(id);
        if (group == null) {
            opens(id, step.pick());
            return;
        }
        switch (step.pick() % 4) {
            case 0, 1 -> {
                int capacity = step.pick() / 4 % 4;
                model.resized(id, capacity);
                assertThat(service.part(ResizeCohort.class).resize(id, capacity, cause("resize"), model.now))
                        .isEmpty();
            }
            case 2 -> {
                Cohort now = group.cohort.closed() ? group.cohort.reopen() : group.cohort.close();
                boolean expected = now.closed() || !programClosed;
                List<Reason> refused = service.part(CloseCohort.class).set(id, now.closed(), action("CloseCohort", id));
                assertThat(refused.isEmpty()).isEqualTo(expected);
                if (expected) {
                    model.defined(List.of(now));
                }
            }
            default -> redefines(id, step.pick() / 4, group);
        }
    }

    private void opens(String id, int pick) {
        Cohort cohort = cohort(id, pick);
        int capacity = 1 + pick % 3 / 2;
        Program program = service.part(Programs.class).find(PROGRAM);
        List<Reason> refused = service.part(OpenCohort.class).open(cohort, program, capacity, cause("open"), model.now);
        assertThat(refused.isEmpty()).as("%s", refused).isEqualTo(!programClosed);
        if (!programClosed) {
            model.opened(observing(cohort), capacity);
        }
    }

    private void redefines(String id, int pick, Model.Group group) {
        Cohorts.Defined defined = service.part(Cohorts.class).find(id);
        Cohort wanted = cohort(id, pick);
        Cohort now = group.cohort.closed() ? wanted.close() : wanted;
        boolean narrower = model.taken(id) > 0
                && (!now.conditions().containsAll(group.cohort.conditions())
                        || now.dualDiagnosis() && !group.cohort.dualDiagnosis());
        boolean noSession = model.taken(id) > 0
                && now.schedule().lastDate() != null
                && !model.now.isBefore(Model.at(now, LocalDate.of(2026, 3, 30)));
        List<Reason> refused =
                service.part(ChangeCohort.class).change(now, defined.revision(), action("ChangeCohort", id));
        assertThat(refused.isEmpty()).as("%s", refused).isEqualTo(!narrower && !noSession);
        if (refused.isEmpty()) {
            model.defined(List.of(observing(now)));
        }
    }

    private void keepsHolidays(Step step) {
        LocalDate date = model.now.atZone(Model.ZONE).toLocalDate().plusDays(step.pick() % 6);
        if (!holidays.remove(date)) {
            holidays.add(date);
        }
        List<Cohort> changed = new ArrayList<>();
        model.groups.forEach((id, group) -> {
            Cohort own = service.part(Cohorts.class).find(id).cohort();
            if (own.site().equals("riverside")) {
                changed.add(observing(own));
            }
        });
        service.part(ChangeHolidays.class)
                .change(
                        "riverside",
                        holidays.stream().map(day -> new Holiday(day, "closed")).toList(),
                        action("ChangeHolidays", "riverside"));
        model.defined(changed);
    }

    private Cohort observing(Cohort cohort) {
        return cohort.site().equals("riverside") ? cohort.observing(holidays) : cohort;
    }

    private void closesProgram() {
        programClosed = !programClosed;
        List<Cohort> closed = programClosed
                ? model.groups.values().stream()
                        .map(group -> group.cohort)
                        .filter(cohort -> !cohort.closed())
                        .map(Cohort::close)
                        .toList()
                : List.of();
        assertThat(service.part(CloseProgram.class).set(PROGRAM, programClosed, action("CloseProgram", PROGRAM)))
                .isEmpty();
        model.defined(closed);
    }

    // ---- hospitals

    private void visits(Step step) {
        String key = key(step.who());
        Stay last = null;
        for (Stay stay : model.stays) {
            last = stay.key.equals(key) && !stay.cancelled ? stay : last;
        }
        int what = step.pick() % 8;
        if (last == null || last.ended != null && what < 4) {
            boolean overnight = what % 3 != 0;
            Stay begun = new Stay(new UUID(7, ++causes), key, model.now, overnight);
            model.stays.add(begun);
            says(begun, VisitFact.Kind.BEGAN, null);
        } else if (last.ended != null && what == 4) {
            last.ended = null;
            last.home = false;
            last.reopened = true;
            says(last, VisitFact.Kind.END_CANCELLED, null);
        } else if (what == 5) {
            last.cancelled = true;
            says(last, VisitFact.Kind.CANCELLED, null);
        } else if (!last.overnight && last.ended == null && what == 6) {
            last.overnight = true;
            says(last, VisitFact.Kind.CLASS_CHANGED, null);
        } else if (last.ended == null) {
            last.ended = model.now;
            last.reopened = false;
            last.home = what % 2 == 0;
            says(last, VisitFact.Kind.ENDED, last.home ? "01" : "03");
        }
    }

    private void says(Stay stay, VisitFact.Kind kind, String disposition) {
        model.lookAt(stay.key);
        Cause cause = cause("visit");
        VisitFact fact = new VisitFact(
                cause.id(),
                stay.id,
                kind,
                stay.overnight ? VisitFact.Setting.STAY : VisitFact.Setting.EMERGENCY,
                null,
                model.now,
                model.now,
                disposition);
        hears(new HospitalEvent(stay.key, fact, null, cause, model.now));
    }

    private void hears(HospitalEvent event) {
        service.part(TakeHospitalEvents.class).take(List.of(event));
        service.part(CountStays.class).saw(List.of(event), model.now);
    }

    // ---- time

    private void passes(Step step) {
        List<Duration> steps = List.of(
                Duration.ofHours(5), Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3), Duration.ofDays(8));
        model.now = model.now.plus(steps.get(step.pick() % steps.size()));
        service.clock().at(model.now);
        List<UUID> due = jdbc.sql("""
                select referral_id from seat where state = 'OFFERED' and expires_at <= :now order by expires_at, id
                """)
                .param("now", Timestamp.from(model.now))
                .query(UUID.class)
                .list();
        assertThat(due).containsExactlyInAnyOrderElementsOf(model.dueOffers());
        model.expire(due);
        service.ticks("DueWatch");
        model.closeSearches();
        service.ticks("OutreachTimer");
        service.ticks("ClockTimer");
    }

    // ---- both

    private void place(Command... commands) {
        service.part(PlaceReferrals.class).place(List.of(commands));
    }

    private void tell() {
        if (!batch.isEmpty()) {
            place(batch.toArray(Command[]::new));
            service.part(FollowReferrals.class).follow(news, model.now);
            batch.clear();
            news.clear();
        }
    }

    private void compare(String after) {
        Map<String, String> standing = new TreeMap<>();
        jdbc.sql("""
                select r.id, r.status, s.cohort_id, s.state, s.first_session_at
                  from referral r left join seat s on s.referral_id = r.id and s.state <> 'RELEASED'
                """).query(row -> {
            String seat = row.getString(3) == null
                    ? ""
                    : " " + row.getString(3) + " " + row.getString(4) + " "
                            + row.getObject(5, OffsetDateTime.class).toInstant();
            String before = standing.put(row.getString(1), row.getString(2) + seat);
            assertThat(before).as("one seat a referral").isNull();
        });
        Map<String, String> expected = new TreeMap<>();
        model.charts.forEach((id, chart) -> expected.put(
                id.toString(),
                chart.status
                        + (chart.place == null
                                ? ""
                                : " " + chart.place.group + " " + chart.place.state + " " + chart.place.first)));
        assertThat(standing).as(after).isEqualTo(expected);
        compareCensus(after);
        assertThat(jdbc.sql("""
                        select referral_id from waitlist
                         order by safety_flag desc, deadline nulls last, priority, opened_at, referral_id
                        """).query(UUID.class).list())
                .as("waitlist after %s", after)
                .isEqualTo(model.line().stream().map(Chart::id).toList());
        compareClocks(after);
    }

    private void compareCensus(String after) {
        Map<String, String> census = new TreeMap<>();
        jdbc.sql("""
                select c.cohort_id, c.capacity, c.held, c.offered, c.enrolled,
                       c.waiting - (select count(*) from waitlist w where w.nearest_fit = c.cohort_id) as forgotten
                  from census c
                """).query(row -> {
            census.put(
                    row.getString(1), row.getInt(2) + " " + row.getInt(3) + " " + row.getInt(4) + " " + row.getInt(5));
            assertThat(row.getInt(6))
                    .as("waiting for %s after %s", row.getString(1), after)
                    .isZero();
        });
        Map<String, String> expected = new TreeMap<>();
        model.groups.forEach((id, group) -> expected.put(
                id,
                group.capacity + " " + model.seats(id, "ON_HOLD") + " " + model.seats(id, "OFFERED") + " "
                        + model.seats(id, "ENROLLED")));
        assertThat(census).as("census after %s", after).isEqualTo(expected);
    }

    private void compareClocks(String after) {
        Map<String, String> standing = new TreeMap<>();
        jdbc.sql("""
                select r.patient_key, c.measure, c.index_at, c.days, c.state, c.met_on
                  from follow_up_clock c join follow_up_referral r on r.referral_id = c.referral_id
                 where c.state <> 'STOPPED'
                """).query(row -> {
            Instant index = row.getObject(3, OffsetDateTime.class).toInstant();
            String met = row.getString(6) == null ? "" : " " + row.getString(6);
            standing.put(
                    row.getString(1) + " " + row.getString(2) + " " + index + " " + row.getInt(4),
                    row.getString(5) + met);
        });
        assertThat(standing).as("clocks after %s", after).isEqualTo(clocks.standing(model.now, model));
    }

    // ---- what there is

    private static UUID id(int who) {
        return new UUID(0, who);
    }

    private static String key(int who) {
        return "k" + who;
    }

    private Cause cause(String name) {
        UUID id = UUID.nameUUIDFromBytes((name + ++causes).getBytes(StandardCharsets.UTF_8));
        return Cause.command(id, name, model.now);
    }

    private StaffAction action(String name, String subject) {
        return new StaffAction(cause(name).id(), name, subject, "rowan", "test", model.now);
    }

    private List<IndexEvent> indexes(Step step) {
        int pick = step.pick() / 3;
        Instant at = model.now.minus(pick % 3, ChronoUnit.DAYS);
        return switch (pick % 5) {
            case 1, 2 -> List.of(new IndexEvent(Measure.FUH, at, Model.ZONE));
            case 3 -> List.of(new IndexEvent(Measure.FUM, at, Model.ZONE));
            case 4 ->
                List.of(
                        new IndexEvent(Measure.FUI, at, Model.ZONE),
                        new IndexEvent(Measure.FUH, at.minus(3, ChronoUnit.DAYS), Model.ZONE));
            default -> List.of();
        };
    }

    /** Every other one can be placed at once; of the others each has its own doubts. */
    private Referral referral(Step step) {
        int pick = step.pick() / 2;
        boolean plain = step.pick() % 2 == 0;
        int screened = plain ? 0 : pick % 19;
        int doubts = plain ? 0 : pick % 17;
        int needs = plain ? 0 : pick % 29;
        int age = plain ? 0 : pick % 37;
        Chart known = model.charts.get(id(step.who()));
        List<List<Condition>> conditions = List.of(
                List.of(Condition.DEPRESSION),
                List.of(Condition.ANXIETY),
                List.of(Condition.DEPRESSION, Condition.ANXIETY),
                List.of(Condition.SUBSTANCE_USE, Condition.DEPRESSION));
        return new Referral(
                id(step.who()),
                key(step.who()),
                age == 1 ? null : LocalDate.of(age == 2 ? 2016 : 1990, 6, 15),
                List.of(pick % 2 == 0 ? "STEP_DOWN" : "STEP_UP"),
                screened == 1
                        ? Screening.NOT_ELIGIBLE
                        : screened == 2 || screened == 3 ? Screening.REVIEW : Screening.EVALUATE,
                screened < 1 || screened > 3
                        ? List.of()
                        : List.of(Reason.of(
                                List.of("HOSPICE", "COURT", "NO_IOP_CONDITION").get(screened - 1))),
                screened == 3 || screened == 4 ? List.of() : conditions.get(pick % conditions.size()),
                !plain && pick % 11 == 3,
                false,
                needs == 1 ? Answer.UNKNOWN : needs == 2 ? Answer.YES : Answer.NO,
                doubts == 1 || doubts == 2 ? Answer.UNKNOWN : doubts == 3 ? Answer.NO : Answer.YES,
                new Preferences(
                        pick % 3 == 0 ? null : pick % 3 == 1 ? Track.EVENING : Track.MORNING,
                        pick % 23 == 7 ? Modality.TELEHEALTH : null,
                        pick % 7 == 1 ? "harbor" : null,
                        null,
                        pick % 13 == 4
                                ? model.now.atZone(Model.ZONE).toLocalDate().plusDays(10)
                                : null),
                Priority.values()[pick / 7 % Priority.values().length],
                indexes(step).stream()
                        .map(index -> new FollowUp(
                                index.measure().name(), index.date().plusDays(7), index.zone()))
                        .toList(),
                "GENHOSP",
                Model.ZONE,
                known == null ? model.now : known.told.openedAt());
    }

    /** What a cohort may be like; each has two ways. */
    private static Cohort cohort(String id, int pick) {
        boolean other = pick / 2 % 2 == 1;
        boolean evening = id.equals("b");
        Set<Condition> conditions = switch (id) {
            case "a" -> other ? Set.of(Condition.DEPRESSION, Condition.ANXIETY) : Set.of(Condition.DEPRESSION);
            case "b", "c" -> Set.of(Condition.DEPRESSION, Condition.ANXIETY);
            case "d" -> Set.of(Condition.SUBSTANCE_USE, Condition.DEPRESSION);
            default -> other ? Set.of(Condition.ANXIETY) : Set.of(Condition.DEPRESSION);
        };
        Set<DayOfWeek> days = evening == other
                ? Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY)
                : Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);
        EnrollmentMode mode = switch (id) {
            case "c" -> EnrollmentMode.CLOSED;
            case "d" -> EnrollmentMode.TOPIC_CYCLE;
            default -> EnrollmentMode.ROLLING;
        };
        LocalDate from = id.equals("c") ? LocalDate.of(2026, 3, other ? 9 : 4) : LocalDate.of(2025, 1, 6);
        return new Cohort(
                id,
                PROGRAM,
                id,
                conditions,
                id.equals("d") && other,
                AgeBand.ADULT,
                evening ? Track.EVENING : Track.MORNING,
                id.equals("e") ? Modality.TELEHEALTH : Modality.IN_PERSON,
                id.equals("e") || id.equals("b") ? "harbor" : "riverside",
                Set.of("en"),
                new Schedule(
                        days,
                        evening ? LocalTime.of(18, 0) : LocalTime.of(9, 0),
                        180,
                        Model.ZONE,
                        from,
                        id.equals("c") ? LocalDate.of(2026, 3, 30) : null,
                        Set.of()),
                mode,
                mode == EnrollmentMode.TOPIC_CYCLE ? List.of("one", "two") : List.of(),
                id.equals("a") || id.equals("e") ? (Integer) 1 : null,
                false);
    }
}
