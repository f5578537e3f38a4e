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
}
