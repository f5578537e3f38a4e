package org.stepdown.simulator.region;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Random;

/** When things happen: wards send people home on working days before the evening, emergencies come in the evening. */
enum Rhythm {
    WARD(
            new int[] {0, 0, 0, 0, 0, 0, 1, 2, 5, 9, 12, 12, 10, 11, 12, 10, 8, 5, 3, 2, 1, 1, 0, 0},
            new int[] {12, 10, 10, 10, 12, 4, 3}),
    EMERGENCY(
            new int[] {5, 4, 3, 2, 2, 2, 2, 3, 4, 5, 6, 7, 7, 7, 7, 8, 9, 10, 11, 12, 12, 11, 9, 7},
            new int[] {11, 9, 9, 9, 10, 12, 12}),
    OFFICE(
            new int[] {0, 0, 0, 0, 0, 0, 0, 1, 8, 12, 12, 10, 6, 10, 12, 10, 8, 3, 1, 0, 0, 0, 0, 0},
            new int[] {12, 12, 12, 12, 9, 1, 0});

    private static final int HIGHEST = 12;

    private final int[] byHour;
    private final int[] byWeekday;

    Rhythm(int[] byHour, int[] byWeekday) {
        this.byHour = byHour;
        this.byWeekday = byWeekday;
    }

    /** A moment between the two, the likelier the busier its hour and weekday are at the hospital. */
    Instant moment(Random random, Hospital hospital, Instant start, Instant end) {
        long seconds = end.getEpochSecond() - start.getEpochSecond();
        Instant moment = start;
        // A span of a night has no busy hour; any moment of it will do then.
        for (int attempt = 0; attempt < 200; attempt++) {
            moment = start.plusSeconds(random.nextLong(Math.max(1, seconds)));
            ZonedDateTime local = moment.atZone(hospital.zone());
            int weight = byHour[local.getHour()] * byWeekday[weekday(local.getDayOfWeek())];
            if (random.nextInt(HIGHEST * HIGHEST) < weight) {
                return moment;
            }
        }
        return moment;
    }

    private static int weekday(DayOfWeek day) {
        return day.getValue() - 1;
    }
}
