package org.stepdown.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Readable;
import org.stepdown.vault.Vault;

/** Whoever gets hold of the database alone reads no name. */
@OnRealParts
@SuppressWarnings("NullAway.Init")
class NamesAreSealedTest {

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Vault vault;

    @Test
    void a_name_is_kept_and_stands_nowhere_in_clear() {
        APatient patient = APatient.called("Canaria", "Canarybird");
        try (Sender sender = new Sender()) {
            sender.send("care.referral.v1", patient.key(), patient.opened());
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(names(patient)).singleElement().asString().contains("Canarybird"));
        assertThat(Readable.in(database, List.of("Canaria", "Canarybird"))).isEmpty();
    }

    private List<String> names(APatient patient) {
        return jdbc.sql("select name from referral_person where referral_id = :id")
                .param("id", patient.referral())
                .query((row, n) -> vault.column("referral_person", "referral_id", "name")
                        .text(patient.referral(), row.getBytes("name")))
                .list();
    }
}
