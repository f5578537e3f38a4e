package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.stepdown.delivery.kit.Readable;
import org.stepdown.enrollment.Hospital.PatientOf;

/** Whoever gets hold of the database alone reads no birth date, and placement goes by them all the same. */
@EnrollmentTest
class BirthDatesAreSealedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataSource database;
    private final Api api;
    private final ReferralTopic topic = new ReferralTopic();
    private final Hospital hospital = new Hospital(topic);

    @Autowired
    BirthDatesAreSealedTest(Environment environment, DataSource database) {
        this.database = database;
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void neither_what_the_hospital_tells_nor_what_a_clinician_completes_stands_in_clear() {
        api.opensCohort("sealed", "ie", 2);
        PatientOf told = hospital.refers("ie");
        PatientOf inDoubt = hospital.refersInDoubt("ie");
        becomes(told, "ENROLLED");
        becomes(inDoubt, "IN_REVIEW");

        assertThat(attests(inDoubt, "1977-08-09")).isEqualTo(200);
        becomes(inDoubt, "ENROLLED");
        // The same order again is known by its mark alone.
        assertThat(attests(inDoubt, "1977-08-09")).isEqualTo(200);
        assertThat(attests(inDoubt, "1977-08-10")).isEqualTo(422);

        assertThat(Readable.in(database, List.of("1990-06-15", "1977-08-09", "19900615")))
                .isEmpty();
    }

    private int attests(PatientOf patient, String birthDate) {
        return api.does(
                        patient.referralId(),
                        "attest",
                        "{\"safeAtHome\": \"yes\", \"birthDate\": \"%s\"}".formatted(birthDate),
                        "sealed-1")
                .status();
    }

    private void becomes(PatientOf patient, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(api.get("/api/referrals/" + patient.referralId())
                                .body()
                                .path("status")
                                .asString())
                        .isEqualTo(status));
    }
}
