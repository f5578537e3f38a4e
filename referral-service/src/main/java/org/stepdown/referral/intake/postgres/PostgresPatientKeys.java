package org.stepdown.referral.intake.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.events.Identifier;
import org.stepdown.referral.intake.PatientKeys;
import org.stepdown.vault.Vault;

@Repository
class PostgresPatientKeys implements PatientKeys {

    private static final String MEDICAL_RECORD = "MR";
    private static final List<String> SOCIAL_SECURITY = List.of("SS", "SB");

    private final JdbcClient jdbc;
    private final Vault vault;

    PostgresPatientKeys(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    @Override
    public String keyOf(List<Identifier> identifiers, String facility) {
        byte[] mark = mark(identifiers, facility);
        return jdbc.sql("select patient_key from patient_identifier where mark = :mark")
                .param("mark", mark)
                .query(String.class)
                .optional()
                .orElseGet(() -> made(mark));
    }

    /** Whoever comes second waits for the first to commit and takes the key that is there then. */
    private String made(byte[] mark) {
        String key = UUID.randomUUID().toString();
        return jdbc.sql("""
                        with made as (insert into patient (key) values (:key) returning key)
                        insert into patient_identifier (mark, patient_key)
                        select :mark, key from made
                        on conflict (mark) do update set mark = excluded.mark
                        returning patient_key
                        """)
                .param("key", key)
                .param("mark", mark)
                .query(String.class)
                .single();
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        return jdbc.sql("select key from patient where key = any(:keys::text[])")
                .param("keys", keys.toArray(String[]::new))
                .query((row, n) -> row.getString("key"))
                .set();
    }

    @Override
    public void lock(String key) {
        jdbc.sql("select key from patient where key = :key for update")
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** A mark of what a patient is known by: authority, type and value. A number of no type is the medical record's. */
    byte[] mark(List<Identifier> identifiers, String facility) {
        Identifier known = identifying(identifiers);
        return vault.mark(
                "patient",
                known.getAuthority() == null ? facility : known.getAuthority(),
                known.getType() == null ? MEDICAL_RECORD : known.getType(),
                known.getValue());
    }

    private static Identifier identifying(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(identifier -> MEDICAL_RECORD.equals(identifier.getType()))
                .findFirst()
                .or(() -> identifiers.stream()
                        .filter(identifier ->
                                identifier.getType() == null || !SOCIAL_SECURITY.contains(identifier.getType()))
                        .findFirst())
                .orElseGet(identifiers::getFirst);
    }
}
