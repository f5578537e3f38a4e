package org.stepdown.acceptance;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import org.stepdown.acceptance.stack.Program;
import org.stepdown.acceptance.stack.Stack;
import org.stepdown.delivery.parts.Part;

/** Kafka or the registry away: hospitals notice nothing, and all is done when it is back. */
@Order(4)
class OutagesIT {

    private final World world = World.shared();
    private final Stack stack = world.stack();
    private final Hospital hospital = world.hospital();
    private final Staff staff = world.staff();

    @AfterEach
    void everything_runs_again() {
        stack.kafka().start();
        stack.registry().start();
    }

    @Test
    void intake_goes_on_while_kafka_is_away() {
        goesOnWithout(stack.kafka());
    }

    @Test
    void intake_goes_on_while_the_registry_is_away() {
        goesOnWithout(stack.registry());
    }

    @Test
    void the_services_start_while_kafka_and_the_registry_are_away() {
        List<Part> away = List.of(stack.kafka(), stack.registry());
        Stack.atOnce(away, Part::kill);
        Stack.atOnce(stack.programs(), Program::kill);
        Stack.atOnce(stack.programs(), Program::start);
        List<Message> withoutBoth = discharges();
        withoutBoth.forEach(hospital::tells);
        stack.kafka().start();
        List<Message> withoutRegistry = discharges();
        withoutRegistry.forEach(hospital::tells);
        stack.registry().start();
        assertPlaced(withoutBoth);
        assertPlaced(withoutRegistry);
    }

    private void goesOnWithout(Part part) {
        List<Message> before = discharges();
        before.forEach(hospital::tells);
        part.stop();
        List<Message> meanwhile = discharges();
        meanwhile.forEach(hospital::tells);
        part.start();
        assertPlaced(before);
        assertPlaced(meanwhile);
    }

    private static List<Message> discharges() {
        return Stream.of("F33.1", "F31.32", "F41.1", "F10.20")
                .map(code -> Messages.discharge(
                        Patient.adult(), Stay.onAMedicalWard().with(code)))
                .toList();
    }

    private void assertPlaced(List<Message> discharges) {
        for (Message discharge : discharges) {
            String id = hospital.seesReferral(discharge, "ENROLLED").path("id").asString();
            staff.isTold(id, "PLACED");
        }
    }
}
