package org.stepdown.acceptance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.TopicNames;
import org.stepdown.acceptance.wire.TopicLog;
import org.stepdown.acceptance.wire.WireFormat;
import tools.jackson.databind.JsonNode;

/** A service that is killed in the middle of work: nothing is lost and nothing is done twice. */
@Order(5)
class CrashesIT {

    private static final int PATIENTS = 20;
    private static final int FREED = 3;

    private final World world = World.shared();
    private final Hospital hospital = world.hospital();
    private final Staff staff = world.staff();

    @Test
    void killing_the_referral_service_loses_and_doubles_nothing() throws InterruptedException {
        survives(world.stack().referral());
    }

    @Test
    void killing_the_enrollment_service_loses_and_doubles_nothing() throws InterruptedException {
        survives(world.stack().enrollment());
    }

    @Test
    void killing_the_notification_service_loses_and_doubles_nothing() throws InterruptedException {
        survives(world.stack().notification());
    }

    @Test
    void a_kill_in_the_middle_of_promotion_gives_each_freed_seat_to_one_who_waits() {
        Program enrollment = world.stack().enrollment();
        List<Leaving> seated = leave(FREED);
        seated.forEach(one -> hospital.seesReferral(one.discharge(), "ENROLLED"));
        Map<String, Staff.Seats> before = staff.census();
        before.forEach((cohort, seats) -> staff.setCapacity(cohort, seats.taken()));
        List<Leaving> waiting = new ArrayList<>();
        try {
            waiting.addAll(leave(2 * FREED));
            waiting.forEach(one -> hospital.seesReferral(one.discharge(), "WAITLISTED"));

            seated.forEach(this::stays);
            enrollment.kill();
            enrollment.start();

            seated.forEach(one -> hospital.seesReferral(one.discharge(), "CANCELLED"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(enrolled(waiting)).isEqualTo(FREED));
            assertThat(staff.census().values()).allMatch(seats -> seats.taken() <= seats.capacity());
            assertThat(staff.enrolledInAll())
                    .isEqualTo(before.values().stream()
                            .mapToInt(Staff.Seats::enrolled)
                            .sum());
        } finally {
            // The seats of the stack are for all tests.
            waiting.forEach(this::stays);
            before.forEach((cohort, seats) -> staff.setCapacity(cohort, seats.capacity()));
        }
    }

    private void stays(Leaving one) {
        hospital.tells(Messages.cancelledDischarge(one.patient(), one.stay()));
    }

    private record Leaving(Patient patient, Stay stay, Message discharge) {}

    private List<Leaving> leave(int patients) {
        List<Leaving> leaving = new ArrayList<>();
        for (int i = 0; i < patients; i++) {
            Patient patient = Patient.adult();
            Stay stay = Stay.onAMedicalWard().with("F31.32");
            Message discharge = Messages.discharge(patient, stay);
            hospital.tells(discharge);
            leaving.add(new Leaving(patient, stay, discharge));
        }
        return leaving;
    }

    private long enrolled(List<Leaving> waiting) {
        return waiting.stream()
                .filter(one -> hospital.hearsOf(one.discharge())
                        .at("/referrals/0/status")
                        .asString()
                        .equals("ENROLLED"))
                .count();
    }

    private void survives(Program program) throws InterruptedException {
        int before = staff.enrolledInAll();
        Rush rush = Rush.of(PATIENTS, hospital);
        rush.awaitHalfway();
        program.kill();
        program.start();
        List<Message> discharges = rush.awaitEnd();

        Set<String> referrals = discharges.stream()
                .map(discharge ->
                        hospital.seesReferral(discharge, "ENROLLED").path("id").asString())
                .collect(toSet());
        assertThat(referrals).as("each patient has a referral").hasSize(PATIENTS);
        referrals.forEach(referral -> staff.seesDecision(referral, "ENROLLED"));
        referrals.forEach(referral -> staff.isTold(referral, "PLACED"));
        assertThat(staff.enrolledInAll() - before)
                .as("each patient has one seat")
                .isEqualTo(PATIENTS);
        assertThat(staff.census().values()).allMatch(seats -> seats.taken() <= seats.capacity());
        assertOneEventFor(
                referrals,
                "SeatChanged",
                TopicNames.ENROLLMENT,
                event -> event.path("referralId"),
                event -> event.path("state").asString().equals("ENROLLED"));
        assertOneEventFor(
                referrals,
                "AlertRaised",
                TopicNames.ALERT,
                event -> event.path("alert").path("referralId"),
                event -> event.path("alert").path("topic").asString().equals("PLACED"));
    }

    /** A relay may send an event again, under the same identity; another identity would be another effect. */
    private void assertOneEventFor(
            Set<String> referrals,
            String type,
            String topic,
            java.util.function.Function<JsonNode, JsonNode> referral,
            Predicate<JsonNode> wanted) {
        WireFormat wire = world.wire();
        record Seen(String referral, String eventId) {}
        Map<String, Set<String>> seen = new TopicLog(world.stack().kafka().bootstrapServers())
                .read(List.of(topic)).stream()
                        .filter(entry -> entry.type().equals(type))
                        .map(entry ->
                                Map.entry(entry, wire.decode(entry.value()).value()))
                        .filter(event -> wanted.test(event.getValue()))
                        .map(event -> new Seen(
                                referral.apply(event.getValue()).asString(),
                                event.getKey().header("event-id")))
                        .filter(event -> referrals.contains(event.referral()))
                        .collect(groupingBy(Seen::referral, mapping(Seen::eventId, toSet())));
        assertThat(seen.keySet()).as(type).isEqualTo(referrals);
        assertThat(seen.values()).as(type).allMatch(ids -> ids.size() == 1);
    }
}
