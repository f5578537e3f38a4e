package org.stepdown.simulator.region;

import java.time.LocalDate;

/**
 * Somebody who does not exist.
 *
 * @param mrn medical record number at the hospital
 * @param sex PID-8
 */
public record Person(
        String mrn, String family, String given, LocalDate born, String sex, String street, Hospital hospital) {

    Person under(String otherNumber) {
        return new Person(otherNumber, family, given, born, sex, street, hospital);
    }
}
