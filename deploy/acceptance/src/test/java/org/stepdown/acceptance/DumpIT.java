package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stepdown.acceptance.hospital.Patient;
import org.stepdown.delivery.kit.Readable;

/** Whoever gets hold of a dump of a database finds no patient in it; runs after those who send patients. */
@Order(8)
class DumpIT {

    private static final int ENOUGH = 4;

    private final World world = World.shared();

    /** Some of all patients will do: a table that named one would name the others too. */
    @ParameterizedTest
    @ValueSource(strings = {"referral", "enrollment", "notification"})
    void no_table_names_a_patient(String owner) throws SQLException {
        List<Patient> patients = Patient.everybody();
        assertThat(patients).hasSizeGreaterThan(ENOUGH);
        List<String> secrets = patients.subList(0, ENOUGH).stream()
                .flatMap(patient -> patient.secrets().stream().limit(4))
                .toList();
        try (Connection database = world.stack().database(owner)) {
            assertThat(Readable.in(database, secrets)).isEmpty();
        }
    }
}
