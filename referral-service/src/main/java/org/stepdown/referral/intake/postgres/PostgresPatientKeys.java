package org.stepdown.referral.intake.postgres;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.events.Identifier;
import org.stepdown.referral.intake.PatientKeys;

@Repository
class PostgresPatientKeys implements PatientKeys {

    private static final List<String> SOCIAL_SECURITY = List.of("SS", "SB");

    private final JdbcClient jdbc;

    PostgresPatientKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String keyOf(List<Identifier> identifiers, String facility) {
        Known known = known(identifiers, facility);
        return jdbc.sql(
                        "select patient_key from patient_identifier where authority = :authority and type = :type and value = :value")
                .param("authority", known.authority())
                .param("type", known.type())
                .param("value", known.value())
                .query(String.class)
                .optional()
                .orElseGet(() -> made(known));
    }

    /** Whoever comes second waits for the first to commit and takes the key that is there then. */
    private String made(Known known) {
        String key = UUID.randomUUID().toString();
        return jdbc.sql("""
                        with made as (insert into patient (key) values (:key) returning key)
                        insert into patient_identifier (authority, type, value, patient_key)
                        select :authority, :type, :value, key from made
                        on conflict (authority, type, value) do update set value = excluded.value
                        returning patient_key
                        """)
                .param("key", key)
                .param("authority", known.authority())
                .param("type", known.type())
                .param("value", known.value())
                .query(String.class)
                .single();
    }

    @Override
    public void lock(String key) {
        jdbc.sql("select key from patient where key = :key for update")
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** What a patient is known by. */
    record Known(String authority, String type, String value) {}

    static Known known(List<Identifier> identifiers, String facility) {
        Identifier known = identifying(identifiers);
        return new Known(
                known.getAuthority() == null ? facility : known.getAuthority(),
                known.getType() == null ? "" : known.getType(),
                known.getValue());
    }

    private static Identifier identifying(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> "MR".equals(identifier.getType()))
                .findFirst()
                .or(() -> identifiers.stream()
                        .filter(identifier ->
                                identifier.getType() == null || !SOCIAL_SECURITY.contains(identifier.getType()))
                        .findFirst())
                .orElseGet(identifiers::getFirst);
    }
}
