package org.stepdown.simulator.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Makes people up, with record and visit numbers that no other run has. */
final class People {

    private static final List<String> FAMILIES = List.of(
            "Almeida",
            "Bergström",
            "Castillo",
            "Dubois",
            "Eriksen",
            "Fofana",
            "García",
            "Haddad",
            "Ivanova",
            "Jansen",
            "Kowalski",
            "Lindqvist",
            "Muñoz",
            "Nakamura",
            "O'Brien",
            "Petrov",
            "Quist",
            "Rossi",
            "Sørensen",
            "Tanaka");
    private static final List<String> NAMES = List.of(
            "Ada", "Ben", "Chloé", "Dana", "Elias", "Freya", "Gus", "Hana", "Ines", "Jonas", "Kai", "Lena", "Malik",
            "Noor", "Otto", "Pia", "Quinn", "Rosa", "Sven", "Tomás");

    private final Random random;
    private final String run;
    private final LocalDate today;
    private int numbers;

    /** @param run goes into every number */
    People(Random random, String run, LocalDate today) {
        this.random = random;
        this.run = run;
        this.today = today;
    }

    /** Somebody of at least the one and less than the other age, with no birthday near today. */
    Person aged(int from, int below, Hospital hospital) {
        LocalDate born = today.minusYears(random.nextInt(from, below)).minusDays(random.nextInt(60, 300));
        return new Person(
                number("S"),
                any(FAMILIES),
                any(NAMES),
                born,
                random.nextBoolean() ? "F" : "M",
                random.nextInt(1, 900) + " Synthetic Way",
                hospital);
    }

    String number(String kind) {
        numbers++;
        return kind + run + "-" + numbers;
    }

    <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
