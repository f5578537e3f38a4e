package org.stepdown.enrollment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.EnrollmentMode;
import org.stepdown.enrollment.cohort.Modality;
import org.stepdown.enrollment.cohort.Schedule;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.followup.IndexEvent;
import org.stepdown.enrollment.followup.Measure;
import org.stepdown.enrollment.followup.ToldReferral;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.placement.Act;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.Actor;
import org.stepdown.enrollment.placement.Cause;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
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
import org.stepdown.enrollment.replay.Copy;
import org.stepdown.enrollment.replay.EventArchive;
import org.stepdown.enrollment.replay.Progress;
import org.stepdown.enrollment.replay.Said;
import org.stepdown.enrollment.staff.StaffAction;

/** A past of everything that can come to the desk, drawn by a seed and lived through in a copy that stands for the service. */
final class APast {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant BEGINNING = Instant.parse("2026-01-05T14:00:00Z");

    private final Random random;
    private final Copy service;
    private final Map<UUID, Said> topics = new HashMap<>();
    private final List<Referral> referrals = new ArrayList<>();
    private final List<String> cohorts = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private Instant now = BEGINNING;
    private int made;

    APast(Copy service, long seed) {
        this.service = service;
        this.random = new Random(seed);
    }

    /** What the topics hold afterwards. */
    EventArchive.Opening archive() {
        return () -> new EventArchive() {
            @Override
            public void index(Progress progress) {}

            @Override
            public @Nullable Said find(UUID id) {
                return topics.get(id);
            }

            @Override
            public void close() {}
        };
    }

    Instant now() {
        return now;
    }

    Map<UUID, Said> topics() {
        return topics;
    }

    /** So many things happen, one after the other. */
    void live(int steps) {
        for (int first = 0; first < 3; first++) {
            opensCohort(Track.values()[first], 2);
        }
        for (int step = 0; step < steps; step++) {
            now = now.plus(Duration.ofMinutes(10 + random.nextInt(600)));
            service.pass(now);
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5 -> hears(batch(this::opens));
                case 6, 7 -> hears(batch(this::changes));
                case 8 -> hears(batch(this::closes));
                case 9 -> merges();
                case 10, 11, 12 -> hears(batch(this::visit));
                case 13 -> retires();
                case 14, 15 -> staffAct();
                case 16 -> care();
                case 17 -> opensCohort(Track.values()[random.nextInt(3)], 1 + random.nextInt(2));
                case 18 -> catalogue();
                default -> hears(batch(() -> random.nextBoolean() ? opens() : visit()));
            }
        }
    }

    private List<Said> batch(Supplier<Said> draw) {
        List<Said> batch = new ArrayList<>();
        for (int size = 1 + random.nextInt(4); size > 0; size--) {
            batch.add(draw.get());
        }
        return batch;
    }

    /** As the consumers take it: a batch of one topic at a time, clocks apart. */
    void hears(List<Said> batch) {
        List<Command> commands = new ArrayList<>();
        List<FollowUpNews> news = new ArrayList<>();
        List<HospitalEvent> hospital = new ArrayList<>();
        for (Said said : batch) {
            switch (said) {
                case Said.OfReferral(Command command, FollowUpNews told) -> {
                    topics.put(command.cause().id(), said);
                    commands.add(command);
                    news.add(told);
                }
                case Said.OfHospital(HospitalEvent event) -> {
                    topics.put(event.cause().id(), said);
                    hospital.add(event);
                }
            }
        }
        if (!commands.isEmpty()) {
            service.together(() -> service.desk().placeReferrals().place(commands));
            service.together(() -> service.desk().followReferrals().follow(news, now));
        }
        if (!hospital.isEmpty()) {
            service.together(() -> {
                service.desk().takeHospitalEvents().take(hospital);
                service.desk().hospitalWatch().saw(hospital, now);
            });
        }
    }

    Said opens() {
        Condition condition = Condition.values()[random.nextInt(3)];
        List<Condition> conditions =
                random.nextInt(8) == 0 ? List.of(condition, Condition.SUBSTANCE_USE) : List.of(condition);
        String key = keys.isEmpty() || random.nextInt(6) > 0 ? "k" + made++ : keys.get(random.nextInt(keys.size()));
        keys.add(key);
        return opens(referral(id(), key, conditions));
    }

    Said opens(Referral referral) {
        referrals.add(referral);
        Cause cause = event("ReferralOpened");
        return new Said.OfReferral(new Command.Open(referral, cause, now), told(referral, cause));
    }

    private Said changes() {
        if (referrals.isEmpty()) {
            return opens();
        }
        int which = random.nextInt(referrals.size());
        Referral known = referrals.get(which);
        Referral changed = referral(known.id(), known.patientKey(), known.conditions());
        referrals.set(which, changed);
        Cause cause = event("ReferralChanged");
        return new Said.OfReferral(new Command.Change(changed, cause, now), told(changed, cause));
    }

    private Said closes() {
        if (referrals.isEmpty()) {
            return opens();
        }
        Referral known = any();
        ReferralStatus status = random.nextBoolean() ? ReferralStatus.CANCELLED : ReferralStatus.COMPLETED;
        List<Reason> reasons = List.of(Reason.of("DISCHARGE_CANCELLED"));
        Cause cause = event("ReferralClosed");
        return new Said.OfReferral(
                new Command.Close(known.id(), status, reasons, Actor.SYSTEM, cause, now),
                new FollowUpNews.Ended(
                        known.id(), known.patientKey(), new ToldReferral.Ending(false, now, reasons), cause));
    }

    private void merges() {
        if (referrals.size() > 1) {
            Referral survives = any();
            Referral goes = any();
            Cause cause = event("ReferralsMerged");
            if (!survives.id().equals(goes.id()) && !survives.patientKey().equals(goes.patientKey())) {
                hears(List.of(new Said.OfReferral(
                        new Command.Merge(survives.id(), goes.id(), cause, now),
                        new FollowUpNews.Merged(
                                survives.id(), survives.patientKey(), goes.id(), goes.patientKey(), cause))));
            }
        }
    }

    private Said visit() {
        String key = keys.isEmpty() || random.nextInt(4) == 0 ? "k" + made++ : keys.get(random.nextInt(keys.size()));
        keys.add(key);
        VisitFact.Kind kind = VisitFact.Kind.values()[random.nextInt(VisitFact.Kind.values().length)];
        VisitFact.Setting setting = VisitFact.Setting.values()[random.nextInt(3)];
        UUID visit = new UUID(7, random.nextInt(3) * 1_000L + Math.abs(key.hashCode() % 1_000));
        Cause cause = event("Visit");
        VisitFact fact =
                new VisitFact(cause.id(), visit, kind, setting, null, now, now, random.nextBoolean() ? "01" : "02");
        return new Said.OfHospital(new HospitalEvent(key, fact, null, cause, now));
    }

    private void retires() {
        if (keys.size() > 1) {
            String surviving = keys.get(random.nextInt(keys.size()));
            String retired = keys.get(random.nextInt(keys.size()));
            if (!surviving.equals(retired)) {
                hears(List.of(
                        visit(),
                        new Said.OfHospital(new HospitalEvent(surviving, null, retired, event("PatientsMerged"), now)),
                        visit()));
            }
        }
    }

    private void staffAct() {
        if (referrals.isEmpty()) {
            return;
        }
        Act act = switch (random.nextInt(8)) {
            case 0, 1 -> new Act.Approve(random.nextBoolean() ? List.of() : List.of(Condition.ANXIETY));
            case 2 -> new Act.Decline(random.nextBoolean());
            case 3 -> new Act.Override(anyCohort());
            case 4 -> new Act.Attest(Answer.NO, Answer.YES, List.of(Condition.ANXIETY), LocalDate.of(1980, 1, 1));
            case 5 -> new Act.Withdraw();
            case 6 -> new Act.Move(anyCohort(), random.nextBoolean());
            default -> new Act.Interim(now);
        };
        acts(any().id(), act);
    }

    /** Refused, it has never been asked for. */
    void acts(UUID referralId, Act act) {
        ActOnReferral.Order order = new ActOnReferral.Order(id(), referralId, act, null, "rowan", "because");
        try {
            service.together(() -> {
                if (!(service.desk().actOnReferral().act(order, now) instanceof ActOnReferral.Answer.Done)) {
                    throw new Refused();
                }
            });
        } catch (Refused refused) {
            made++;
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void care() {
        if (referrals.isEmpty()) {
            return;
        }
        UUID id = any().id();
        Actor actor = Actor.staff("rowan");
        Cause cause = Cause.command(id(), "RecordAttendance", now);
        Command command = switch (random.nextInt(3)) {
            case 0 -> new Command.Start(id, actor, cause, now);
            case 1 -> new Command.Review(id, List.of(Reason.of("SAFETY_REVIEW")), actor, cause, now);
            default ->
                new Command.Return(id, random.nextBoolean(), List.of(Reason.of("PATIENT_REACHED")), actor, cause, now);
        };
        service.together(() -> service.desk().placeReferrals().place(List.of(command)));
    }

    void opensCohort(Track track, int capacity) {
        String id = "past-" + cohorts.size();
        cohorts.add(id);
        opensCohort(id, track, capacity);
    }

    void opensCohort(String id, Track track, int capacity) {
        Program program = Objects.requireNonNull(service.desk().programs().find("mood"));
        Cohort cohort = cohort(id, track);
        service.together(() -> service.desk()
                .openCohort()
                .open(cohort, program, capacity, Cause.command(id(), "OpenCohort", now), now));
    }

    /** A cohort for adults of mood and anxiety, which has met since the beginning. */
    Cohort cohort(String id, Track track) {
        return new Cohort(
                id,
                "mood",
                "A past",
                Set.of(Condition.DEPRESSION, Condition.ANXIETY, Condition.BIPOLAR),
                false,
                AgeBand.ADULT,
                track,
                Modality.IN_PERSON,
                "riverside",
                Set.of("en"),
                new Schedule(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(9 + 4 * track.ordinal(), 0),
                        180,
                        ZONE,
                        LocalDate.of(2026, 1, 5),
                        null,
                        Set.of()),
                EnrollmentMode.ROLLING,
                List.of(),
                null,
                false);
    }

    /** One patient after the other who can be placed at once is referred, so many days apart. */
    void refersEvery(int days, int patients) {
        for (int patient = 0; patient < patients; patient++) {
            Referral drawn = referral(id(), "k" + made++, List.of(Condition.DEPRESSION));
            hears(List.of(opens(new Referral(
                    drawn.id(),
                    drawn.patientKey(),
                    drawn.birthDate(),
                    drawn.pathways(),
                    Screening.EVALUATE,
                    List.of(),
                    drawn.conditions(),
                    false,
                    false,
                    Answer.NO,
                    Answer.YES,
                    Preferences.NONE,
                    Priority.NONE,
                    drawn.followUps(),
                    drawn.facility(),
                    drawn.timeZone(),
                    now))));
            now = now.plus(Duration.ofDays(days));
        }
    }

    private void catalogue() {
        String cohort = anyCohort();
        StaffAction action = new StaffAction(id(), "CloseCohort", cohort, "rowan", "because", now);
        switch (random.nextInt(3)) {
            case 0 -> service.together(() -> service.desk().closeCohort().set(cohort, true, action));
            case 1 -> service.together(() -> service.desk().closeCohort().set(cohort, false, action));
            default ->
                service.together(() -> service.desk()
                        .resizeCohort()
                        .resize(cohort, 1 + random.nextInt(3), Cause.command(id(), "ResizeCohort", now), now));
        }
    }

    Referral referral(UUID id, String key, List<Condition> conditions) {
        boolean doubt = random.nextInt(5) == 0;
        LocalDate today = now.atZone(ZONE).toLocalDate();
        return new Referral(
                id,
                key,
                LocalDate.of(1990, 6, 15),
                List.of("STEP_DOWN"),
                random.nextInt(10) == 0 ? Screening.REVIEW : Screening.EVALUATE,
                List.of(),
                conditions,
                random.nextInt(12) == 0,
                false,
                Answer.NO,
                doubt ? Answer.UNKNOWN : Answer.YES,
                new Preferences(random.nextBoolean() ? Track.EVENING : null, null, null, null, null),
                Priority.values()[random.nextInt(Priority.values().length)],
                List.of(new FollowUp("FUH", today.plusDays(7), ZONE)),
                "GENHOSP",
                ZONE,
                now.minusSeconds(600));
    }

    private static FollowUpNews told(Referral referral, Cause cause) {
        return new FollowUpNews.Told(
                referral.id(),
                referral.patientKey(),
                referral.birthDate(),
                false,
                List.of(new IndexEvent(Measure.FUH, referral.openedAt(), ZONE)),
                cause);
    }

    private Cause event(String type) {
        UUID id = id();
        return new Cause(id, "org.stepdown.events." + type, now, "control", id, null);
    }

    private Referral any() {
        return referrals.get(random.nextInt(referrals.size()));
    }

    private String anyCohort() {
        return cohorts.get(random.nextInt(cohorts.size()));
    }

    UUID id() {
        return new UUID(
                random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | Long.MIN_VALUE);
    }
}
