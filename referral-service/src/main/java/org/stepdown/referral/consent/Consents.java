package org.stepdown.referral.consent;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Reach;
import org.stepdown.access.Role;

/** Consents of patients, found by their referrals. */
@Repository
public class Consents {

    private final JdbcClient jdbc;

    Consents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that a referral's patient has agreed to, also what is over; the latest first. */
    public List<Consent> of(UUID referral) {
        return jdbc.sql("""
                select k.* from consent k join referral r using (patient_key)
                where r.id = :referral order by k.recorded_at desc, k.id
                """)
                .param("referral", referral)
                .query((row, n) -> consent(row))
                .list();
    }

    /**
     * Of {@link #of}, what who acts may see: a consent names a place, and its name alone can say what somebody has. So only
     * those of their own facilities, of records of this referral that they may know, and what they wrote down themselves.
     */
    public List<Consent> shown(UUID referral, Instant now) {
        Person person = Acting.required();
        Reach facilities = person.facilities();
        boolean all = facilities.everything() || person.isAnyOf(Set.of(Role.PRIVACY_OFFICER));
        Set<String> known = !all && mayKnow(referral, facilities, person.account(), now)
                ? Set.copyOf(disclosers(referral))
                : Set.of();
        return of(referral).stream()
                .filter(one -> all
                        || one.discloser().equals(Consent.ANYBODY)
                        || facilities.names().contains(one.discloser())
                        || known.contains(one.discloser())
                        || one.recordedBy().equals(person.account()))
                .toList();
    }

    /** Facilities whose records under Part 2 the referral came of. */
    public List<String> disclosers(UUID referral) {
        return jdbc.sql("select part2_disclosers(:referral) as facility order by 1")
                .param("referral", referral)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Whether a facility may be told this of a referral: its own words, and with consent those of others. */
    public boolean mayHear(UUID referral, String facility, Consent.Scope what, Instant now) {
        return jdbc.sql("select may_hear(:referral, :facility, :what, :now)")
                .param("referral", referral)
                .param("facility", facility)
                .param("what", what.name())
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether somebody of the staff may see who the patient is, and what they have: when all of its records under Part 2
     * come from facilities of theirs, or the patient has agreed, or they have broken the glass.
     */
    public boolean mayKnow(UUID referral, Reach facilities, String account, Instant now) {
        return jdbc.sql("select may_know(:referral, :all, :facilities::text[], :account, :now)")
                .param("referral", referral)
                .param("all", facilities.everything())
                .param("facilities", facilities.names().toArray(String[]::new))
                .param("account", account)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Asks {@link #mayKnow} for who acts in this request. */
    public Predicate<UUID> knownToWhoActs(Instant now) {
        Person person = Acting.required();
        return referral -> mayKnow(referral, person.facilities(), person.account(), now);
    }

    /** Names that a consent may give as discloser or recipient, beside those of the referral's own disclosers. */
    public List<String> facilities() {
        return jdbc.sql("select name from facility order by name")
                .query((row, n) -> row.getString(1))
                .list();
    }

    void add(UUID referral, Consent consent) {
        jdbc.sql("""
                insert into consent (id, patient_key, discloser, recipient, purpose, scope, signed_on, expires_on,
                                     recorded_by, recorded_at)
                select :id, patient_key, :discloser, :recipient, :purpose, :scope::text[], :signed, :expires, :by, :at
                from referral where id = :referral
                """)
                .param("id", consent.id())
                .param("referral", referral)
                .param("discloser", consent.discloser())
                .param("recipient", consent.recipient())
                .param("purpose", consent.purpose().name())
                .param(
                        "scope",
                        consent.scope().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("signed", Date.valueOf(consent.signedOn()))
                .param("expires", consent.expiresOn() == null ? null : Date.valueOf(consent.expiresOn()))
                .param("by", consent.recordedBy())
                .param("at", Timestamp.from(consent.recordedAt()))
                .update();
    }

    /** Holds a referral's patient, so that no consent comes or goes meanwhile; whether there is such a referral. */
    boolean lock(UUID referral) {
        return jdbc.sql("""
                select key from patient where key = (select patient_key from referral where id = :id) for update
                """)
                .param("id", referral)
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** Takes one back that still stands; whether it did. */
    boolean revoke(UUID referral, UUID id, String by, Instant now) {
        return jdbc.sql("""
                update consent k set revoked_by = :by, revoked_at = :at
                from referral r where r.id = :referral and r.patient_key = k.patient_key
                  and k.id = :id and k.revoked_at is null
                """)
                        .param("referral", referral)
                        .param("id", id)
                        .param("by", by)
                        .param("at", Timestamp.from(now))
                        .update()
                > 0;
    }

    Optional<Consent> find(UUID referral, UUID id) {
        return of(referral).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private static Consent consent(ResultSet row) throws SQLException {
        Date expires = row.getDate("expires_on");
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new Consent(
                row.getObject("id", UUID.class),
                row.getString("discloser"),
                row.getString("recipient"),
                Consent.Purpose.valueOf(row.getString("purpose")),
                scope((String[]) row.getArray("scope").getArray()),
                row.getObject("signed_on", LocalDate.class),
                expires == null ? null : expires.toLocalDate(),
                row.getString("recorded_by"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("revoked_by"),
                revoked == null ? null : revoked.toInstant());
    }

    private static Set<Consent.Scope> scope(@Nullable String[] names) {
        return Arrays.stream(names)
                .map(String::valueOf)
                .map(Consent.Scope::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Consent.Scope.class)));
    }
}
