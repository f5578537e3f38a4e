package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Staff.Seats;
import org.stepdown.acceptance.hospital.Stay;
import tools.jackson.databind.JsonNode;

/** Who is not placed at once: those of whom too little is known, and those for whom there is no seat. */
@Order(2)
class ReviewAndWaitlistIT {

    private final World world = World.shared();
    private final Hospital hospital = world.hospital();
    private final Staff staff = world.staff();

    @Test
    void a_referral_that_attests_nothing_goes_to_review() {
        Message referral = Messages.referral(Patient.adult(), "F41.1");
        hospital.tells(referral);
        String id = idOf(hospital.seesReferral(referral, "IN_REVIEW"));
        assertThat(codes(staff.seesDecision(id, "IN_REVIEW")))
                .contains("NEEDS_24H_SUPERVISION_UNKNOWN", "SAFE_AT_HOME_UNKNOWN");
        staff.isTold(id, "NEEDS_REVIEW");
    }

    @Test
    void a_discharge_to_home_health_goes_to_review() {
        Message discharge =
                Messages.discharge(Patient.adult(), Stay.onAMedicalWard().leavingTo("06"));
        hospital.tells(discharge);
        String id = idOf(hospital.seesReferral(discharge, "IN_REVIEW"));
        staff.seesDecision(id, "IN_REVIEW");
        staff.isTold(id, "NEEDS_REVIEW");
    }

    @Test
    void a_patient_waits_while_every_seat_is_taken_and_gets_the_first_that_is_freed() {
        Message first = bipolar();
        hospital.tells(first);
        String seated = idOf(hospital.seesReferral(first, "ENROLLED"));

        Map<String, Seats> before = staff.census();
        before.forEach((cohort, seats) -> staff.setCapacity(cohort, seats.taken()));
        try {
            Message second = bipolar();
            hospital.tells(second);
            String waiting = idOf(hospital.seesReferral(second, "WAITLISTED"));
            JsonNode decision = staff.seesDecision(waiting, "WAITLISTED");
            assertThat(decision.path("considered").findValuesAsString("verdict"))
                    .containsOnly("REFUSED");
            staff.isTold(waiting, "WAITLISTED");

            staff.withdraw(seated);
            hospital.seesReferral(first, "WITHDRAWN");
            hospital.seesReferral(second, "ENROLLED");
            staff.seesDecision(waiting, "ENROLLED");
            staff.isTold(waiting, "PLACED");
            assertThat(staff.census().values()).allMatch(seats -> seats.taken() <= seats.capacity());
        } finally {
            before.forEach((cohort, seats) -> staff.setCapacity(cohort, seats.capacity()));
        }
    }

    private static Message bipolar() {
        return Messages.discharge(Patient.adult(), Stay.onAMedicalWard().with("F31.32"));
    }

    private static String idOf(JsonNode referral) {
        return referral.path("id").asString();
    }

    private static List<String> codes(JsonNode decision) {
        return decision.path("reasons").findValuesAsString("code");
    }
}
