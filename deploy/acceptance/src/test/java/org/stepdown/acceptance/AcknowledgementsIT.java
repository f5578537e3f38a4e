package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Acknowledgement;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import tools.jackson.databind.JsonNode;

/** What a hospital may rely on when it is answered, above all when its message is not as it should be. */
@Order(3)
class AcknowledgementsIT {

    private final World world = World.shared();
    private final Hospital hospital = world.hospital();
    private final Staff staff = world.staff();
    private final Message discharge = Messages.discharge(Patient.adult(), Stay.onAMedicalWard());

    @AfterEach
    void the_next_message_works() {
        hospital.tells(Messages.admission(Patient.adult(), Stay.onAMedicalWard()));
    }

    @Test
    void the_same_message_again_gets_the_same_bytes_and_has_one_effect() {
        Acknowledgement answer = hospital.sends(discharge);
        assertThat(answer.code()).isEqualTo("AA");
        String id = hospital.seesReferral(discharge, "ENROLLED").path("id").asString();
        staff.isTold(id, "PLACED");

        assertThat(hospital.sends(discharge)).isEqualTo(answer);
        // What the repetition could have set off would come before what this one does.
        Message next = Messages.discharge(Patient.adult(), Stay.onAMedicalWard());
        hospital.tells(next);
        staff.isTold(hospital.seesReferral(next, "ENROLLED").path("id").asString(), "PLACED");
        JsonNode outcome = hospital.hearsOf(discharge);
        assertThat(outcome.path("events")).hasSize(1);
        assertThat(outcome.path("referrals")).hasSize(1);
        staff.isTold(id, "PLACED");
    }

    @Test
    void another_body_under_the_same_identity_is_refused_and_kept_apart() {
        hospital.tells(discharge);
        Acknowledgement answer = hospital.sends(discharge.but(text -> text.replace("F33.1", "F33.2")));
        assertThat(answer.code()).isEqualTo("AE");
        assertThat(answer.errorCode()).isEqualTo("205");
        JsonNode outcome = hospital.seesReferral(discharge, "ENROLLED");
        assertThat(outcome.path("reasons").toString()).doesNotContain("205");
    }

    @Test
    void a_message_without_a_patient_is_an_error_that_names_the_segment() {
        Acknowledgement answer = hospital.sends(discharge.without("PID"));
        assertThat(answer.code()).isEqualTo("AE");
        assertThat(answer.errorCode()).isIn("100", "101");
        assertThat(answer.errorLocation()).startsWith("PID");
        assertThat(status(discharge)).isEqualTo("QUARANTINED");
    }

    @Test
    void a_patient_without_an_identifier_is_an_error_that_names_the_field() {
        Acknowledgement answer =
                hospital.sends(discharge.but(text -> text.replaceAll("PID\\|1\\|\\|[^|]*", "PID|1||")));
        assertThat(answer.code()).isEqualTo("AE");
        assertThat(answer.errorCode()).isEqualTo("101");
        assertThat(answer.errorLocation()).isEqualTo("PID^1^3");
    }

    @Test
    void an_unknown_event_is_refused() {
        Acknowledgement answer =
                hospital.sends(discharge.but(text -> text.replace("ADT^A03^ADT_A03", "ADT^A99^ADT_A99")));
        assertThat(answer.code()).isIn("AR", "AE");
        assertThat(answer.errorCode()).isEqualTo("201");
    }

    @Test
    void a_test_message_is_refused() {
        Acknowledgement answer = hospital.sends(discharge.but(text -> text.replace("|P|2.5.1", "|T|2.5.1")));
        assertThat(answer.code()).isIn("AR", "AE");
        assertThat(answer.errorCode()).isEqualTo("202");
        assertThat(status(discharge)).isIn("REJECTED", "QUARANTINED");
    }

    @Test
    void half_a_message_is_not_stored_and_can_be_sent_again() {
        hospital.breaksOff(discharge);
        hospital.tells(Messages.admission(Patient.adult(), Stay.onAMedicalWard()));
        assertThat(hospital.asksFor(discharge).status()).isEqualTo(404);
        hospital.tells(discharge);
        hospital.seesReferral(discharge, "ENROLLED");
    }

    private String status(Message message) {
        return hospital.asksFor(message).json().path("status").asString();
    }
}
