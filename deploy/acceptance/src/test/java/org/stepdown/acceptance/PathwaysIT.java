package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.hospital.Hospital;
import org.stepdown.acceptance.hospital.Message;
import org.stepdown.acceptance.hospital.Messages;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.acceptance.hospital.Staff;
import org.stepdown.acceptance.hospital.Stay;
import tools.jackson.databind.JsonNode;

/** Each of the four ways into a program, from the hospital's message to the staff's alert. */
@Order(1)
class PathwaysIT {

    private final World world = World.shared();
    private final Hospital hospital = world.hospital();
    private final Staff staff = world.staff();
    private final Patient patient = Patient.adult();

    @Test
    void a_discharge_from_an_inpatient_stay_steps_down_into_a_cohort() {
        Stay stay = Stay.onAMedicalWard();
        Message discharge = Messages.discharge(patient, stay);
        hospital.tells(Messages.admission(patient, stay), discharge);
        assertPlaced(discharge, "STEP_DOWN");
    }

    @Test
    void a_discharge_from_a_psychiatric_hospital_is_an_acute_psychiatric_one() {
        Message discharge =
                Messages.discharge(patient, Stay.onAMedicalWard().at("LAKESIDE").onUnit("3W"));
        hospital.tells(discharge);
        assertPlaced(discharge, "ACUTE_PSYCHIATRIC");
    }

    @Test
    void a_discharge_from_the_psychiatric_unit_of_a_general_hospital_is_one_too() {
        Message discharge = Messages.discharge(patient, Stay.onAMedicalWard().onUnit("PSY"));
        hospital.tells(discharge);
        assertPlaced(discharge, "ACUTE_PSYCHIATRIC");
    }

    @Test
    void the_fourth_visit_to_the_emergency_department_in_a_year_makes_a_high_utilizer() {
        for (int daysAgo : new int[] {200, 140, 80}) {
            Stay visit = Stay.inTheEmergencyDepartment(daysAgo);
            Message discharge = Messages.discharge(patient, visit);
            hospital.tells(Messages.arrival(patient, visit), discharge);
            assertThat(hospital.hearsOf(discharge).path("referrals")).isEmpty();
        }
        Stay fourth = Stay.inTheEmergencyDepartment(0);
        Message discharge = Messages.discharge(patient, fourth);
        hospital.tells(Messages.arrival(patient, fourth), discharge);
        assertPlaced(discharge, "ED_HIGH_UTILIZER");
    }

    @Test
    void a_referral_by_a_therapist_steps_up() {
        Message referral = Messages.referral(patient, "F41.1", "NEEDS-24H-SUPERVISION=N", "SAFE-AT-HOME=Y");
        hospital.tells(referral);
        assertPlaced(referral, "STEP_UP");
    }

    private void assertPlaced(Message message, String pathway) {
        JsonNode referral = hospital.seesReferral(message, "ENROLLED");
        String id = referral.path("id").asString();
        assertThat(referral.path("pathway").asString()).isEqualTo(pathway);
        assertThat(referral.path("cohort").isObject() || referral.path("cohort").isString())
                .as(referral.toString())
                .isTrue();

        JsonNode decision = staff.seesDecision(id, "ENROLLED");
        assertThat(decision.path("policyVersion").asString()).isNotEmpty();
        assertThat(decision.path("considered").size())
                .as("every cohort was considered")
                .isEqualTo(staff.census().size());
        assertThat(decision.path("considered").findValuesAsString("verdict")).containsOnlyOnce("CHOSEN");

        JsonNode alert = staff.isTold(id, "PLACED");
        assertThat(alert.path("urgency").asString())
                .isEqualTo(pathway.equals("ACUTE_PSYCHIATRIC") ? "URGENT" : "ROUTINE");
    }
}
