package org.stepdown.referral.encounter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A patient as a message describes them.
 *
 * @param identifiers all identifiers (PID-3)
 * @param family family name
 * @param given given name
 * @param birthDate date of birth
 * @param sex administrative sex, HL7 table 0001
 * @param language primary language
 * @param postalCode postal code
 * @param phone phone number
 * @param deceased whether the patient has died
 * @param deceasedAt when
 */
public record Person(
        List<Identifier> identifiers,
        @Nullable String family,
        @Nullable String given,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable String language,
        @Nullable String postalCode,
        @Nullable String phone,
        boolean deceased,
        @Nullable Instant deceasedAt) {

    public Person {
        identifiers = List.copyOf(identifiers);
    }

    /** As a later message describes them; what that leaves blank it says nothing about (HL7 v2, chapter 2). */
    public Person then(Person later) {
        return new Person(
                later.identifiers,
                later.family == null ? family : later.family,
                later.given == null ? given : later.given,
                later.birthDate == null ? birthDate : later.birthDate,
                later.sex == null ? sex : later.sex,
                later.language == null ? language : later.language,
                later.postalCode == null ? postalCode : later.postalCode,
                later.phone == null ? phone : later.phone,
                later.deceased,
                later.deceasedAt == null ? deceasedAt : later.deceasedAt);
    }
}
