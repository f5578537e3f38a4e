package org.stepdown.acceptance.hospital;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * A made-up person. Names, numbers and birth dates are unlike anything else, so that where one of them turns up, it
 * came from the message.
 *
 * @param mrn medical record number
 */
public record Patient(String family, String given, String mrn, LocalDate birthDate) {

    private static final Collection<Patient> EVERYBODY = new ConcurrentLinkedQueue<>();
    private static final LocalDate OLDEST = LocalDate.of(1961, 3, 1);
    private static final int DAYS = 14_000;

    /** Somebody new, of full age. */
    public static Patient adult() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        Patient patient = new Patient(
                "Quillfeather" + letters(8),
                "Vesper" + letters(6),
                "K7Q" + random.nextInt(100_000_000, 1_000_000_000),
                OLDEST.plusDays(random.nextInt(DAYS)));
        EVERYBODY.add(patient);
        return patient;
    }

    /** Everybody who was ever made up in this run. */
    public static List<Patient> everybody() {
        return List.copyOf(EVERYBODY);
    }

    /** What must be seen nowhere but where staff look. */
    public List<String> secrets() {
        return List.of(family, given, mrn, birthDate.toString(), basicBirthDate());
    }

    String basicBirthDate() {
        return birthDate.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String letters(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
