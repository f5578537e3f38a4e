package org.stepdown.referral.consent.web;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.databind.json.JsonMapper;

/** Who patients are, from what hospitals said last. */
@Repository
class Patients {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SealedColumn facts;
    private final Consents consents;

    Patients(JdbcClient jdbc, JsonMapper json, Vault vault, Consents consents) {
        this.jdbc = jdbc;
        this.json = json;
        this.facts = vault.column("fact", "event_id", "body");
        this.consents = consents;
    }

    /**
     * A patient, as far as somebody who has to call them needs it.
     *
     * @param phone as the hospital wrote it
     * @param numbers by whom they are known under which number
     */
    record Known(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String phone,
            @Nullable String language,
            @Nullable String postalCode,
            boolean deceased,
            List<Number> numbers) {}

    record Number(String value, @Nullable String authority) {}

    /** Whether who acts may know who it is. */
    boolean mayKnow(UUID referral, Instant now) {
        return consents.knownToWhoActs(now).test(referral);
    }

    /**
     * What hospitals said last, as far as who acts may know it: of a facility that is under Part 2 or of which that is not
     * known, or that has told such records of this patient in whatever referral, only what is theirs or agreed to.
     */
    @Nullable
    Known of(UUID referral, Instant now) {
        Person who = Acting.required();
        return jdbc
                .sql("""
                select f.event_id, f.body
                from fact f left join message_event e using (event_id) left join source_message m on m.id = e.message_id
                where f.patient_key = (select patient_key from referral where id = :id)
                  and (:all or m.facility is null or m.facility = any(:facilities::text[])
                       or exists (select from facility where name = m.facility and part2 = 'NOT_PART_2')
                          and not exists (
                           select from fact other join message_event oe using (event_id)
                           join source_message om on om.id = oe.message_id
                           where other.patient_key = f.patient_key and other.part2 and om.facility = m.facility)
                       or consented(:id, m.facility, 'STEPDOWN', 'IDENTITY', :now)
                       or glass_broken(:id, :account, :now))
                """)
                .param("id", referral)
                .param("all", who.facilities().everything())
                .param("facilities", who.facilities().names().toArray(String[]::new))
                .param("account", who.account())
                .param("now", Timestamp.from(now))
                .query((row, n) -> json.readValue(
                        facts.open(row.getObject("event_id", UUID.class), row.getBytes("body")), Fact.class))
                .list()
                .stream()
                .sorted(Fact.BY_EVENT_TIME)
                .map(Fact::person)
                .reduce(org.stepdown.referral.encounter.Person::then)
                .map(Patients::known)
                .orElse(null);
    }

    private static Known known(org.stepdown.referral.encounter.Person person) {
        String name = String.join(
                " ",
                Stream.of(person.given(), person.family())
                        .filter(part -> part != null && !part.isBlank())
                        .toList());
        return new Known(
                name.isEmpty() ? null : name,
                person.birthDate(),
                person.phone(),
                person.language(),
                person.postalCode(),
                person.deceased(),
                person.identifiers().stream()
                        .map(one -> new Number(one.value(), one.authority()))
                        .distinct()
                        .sorted(Comparator.comparing(Number::value))
                        .toList());
    }
}
