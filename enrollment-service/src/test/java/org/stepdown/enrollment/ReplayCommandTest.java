package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.inbox.EventReading;
import org.stepdown.delivery.kit.RealParts;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.followup.FollowUpNews;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Copy;
import org.stepdown.enrollment.replay.EventArchive;
import org.stepdown.enrollment.replay.command.Commands;
import org.stepdown.enrollment.replay.kafka.ReplayTopics;
import org.stepdown.events.Topics;

/** The commands as they are called, over topics of their own and a copy that stands for the live tables. */
@EnrollmentTest
class ReplayCommandTest {

    private static final int PATIENTS = 30;

    private final Copies copies;
    private final JdbcClient jdbc;
    private final Environment environment;
    private final KafkaProperties kafka;
    private final EventReading<Command> referrals;
    private final EventReading<FollowUpNews> followUps;
    private final EventReading<HospitalEvent> encounters;
    private final String referralTopic = "past-referral-" + UUID.randomUUID();
    private final String encounterTopic = "past-encounter-" + UUID.randomUUID();

    @Autowired
    ReplayCommandTest(
            Copies copies,
            JdbcClient jdbc,
            Environment environment,
            KafkaProperties kafka,
            EventReading<Command> referrals,
            EventReading<FollowUpNews> followUps,
            EventReading<HospitalEvent> encounters) {
        this.copies = copies;
        this.jdbc = jdbc;
        this.environment = environment;
        this.kafka = kafka;
        this.referrals = referrals;
        this.followUps = followUps;
        this.encounters = encounters;
    }

    @Test
    void a_replay_out_of_the_topics_comes_out_the_same_until_something_was_decided_otherwise() throws Exception {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = lived(service);

            assertThat(past.topics()).hasSize(3 * PATIENTS);
            assertThat(called(service, "replay")).isZero();

            jdbc.sql("update " + service.schema() + ".decision set cohort_id = null where seq = 1")
                    .update();
            assertThat(called(service, "replay")).isEqualTo(1);
        }
    }

    @Test
    void a_replay_says_that_it_can_not_compare_everything_when_the_topics_have_lost_something() throws Exception {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            lived(service);
            jdbc.sql("""
                    update %s.logbook set events = array[gen_random_uuid()] || events
                     where seq = (select min(seq) from %1$s.logbook where kind = 'REFERRALS')
                    """.replace("%s", service.schema()).replace("%1$s", service.schema()))
                    .update();

            assertThat(called(service, "replay")).isEqualTo(3);
        }
    }

    @Test
    void a_plan_out_of_a_file_is_asked_and_one_that_can_not_be_is_refused(@TempDir Path folder) throws Exception {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            lived(service);
            Path plan = Files.writeString(folder.resolve("plan.json"), """
                    {"from": "2026-01-06", "open": [{"like": "topics", "id": "file-more", "seats": 4}]}
                    """);
            Path unknown = Files.writeString(folder.resolve("unknown.json"), """
                    {"from": "2026-01-06", "close": [{"id": "no-such-cohort"}]}
                    """);

            assertThat(called(service, "what-if", plan.toString())).isZero();
            assertThat(called(service, "what-if", plan.toString(), "--json")).isZero();
            assertThat(called(service, "what-if", unknown.toString())).isEqualTo(2);
        }
    }

    @Test
    void what_is_called_wrongly_says_so_and_help_is_help() {
        assertThat(Commands.isOne("replay")).isTrue();
        assertThat(Commands.isOne("--server.port=1")).isFalse();
        assertThat(Commands.run("replay", "--help")).isZero();
        assertThat(Commands.run("what-if", "-h")).isZero();
        assertThat(Commands.run("what-if")).isEqualTo(2);
        assertThat(Commands.run("replay", "--nonsense")).isEqualTo(2);
        assertThat(Commands.run("replay", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere"))
                .isEqualTo(4);
    }

    private int called(Copy service, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of(
                "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                "--stepdown.vault.key-file=" + environment.getProperty("stepdown.vault.key-file"),
                "--spring.datasource.hikari.schema=" + service.schema(),
                "--spring.kafka.bootstrap-servers=" + RealParts.shared().bootstrapServers(),
                "--stepdown.delivery.registry.url=" + RealParts.shared().registryUrl(),
                "--spring.cloud.stream.bindings.referrals-in-0.destination=" + referralTopic,
                "--spring.cloud.stream.bindings.encounters-in-0.destination=" + encounterTopic));
        return Commands.run(line.toArray(String[]::new));
    }

    /** Events on the topics, taken in the order in which they lie there. */
    private APast lived(Copy service) throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", RealParts.shared().bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(referralTopic, 3, (short) 1), new NewTopic(encounterTopic, 2, (short) 1)))
                    .all()
                    .get();
        }
        List<UUID> told = new ArrayList<>();
        try (ReferralTopic topic = new ReferralTopic(
                name -> name.equals(Topics.REFERRAL.name()) ? referralTopic : encounterTopic, told::add)) {
            Hospital hospital = new Hospital(topic);
            for (int patient = 0; patient < PATIENTS; patient++) {
                Hospital.PatientOf one = hospital.discharges("en", Instant.parse("2026-01-06T15:00:00Z"));
                hospital.readmits(one);
                hospital.cancels(one);
            }
        }
        APast past = new APast(service, 21);
        past.opensCohort("topics", Track.EVENING, 8);
        EventArchive.Opening archive =
                new ReplayTopics().eventArchive(kafka, referrals, followUps, encounters, referralTopic, encounterTopic);
        try (EventArchive events = archive.open()) {
            events.index((stage, done, of) -> {});
            for (UUID id : told) {
                past.hears(List.of(Objects.requireNonNull(events.find(id))));
            }
        }
        return past;
    }
}
