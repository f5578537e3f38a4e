package org.stepdown.simulator.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.stepdown.simulator.line.Letter;
import org.stepdown.simulator.line.Mailing;

class RegionTest {

    private static final Instant END = Instant.parse("2026-03-04T17:00:00Z");
    private static final Instant START = END.minus(Duration.ofDays(7));

    @Test
    void the_same_seed_makes_the_same_messages() {
        assertThat(texts(letters(7))).isEqualTo(texts(letters(7)));
        assertThat(texts(letters(7))).isNotEqualTo(texts(letters(8)));
    }

    @Test
    void nothing_happens_after_the_end_and_nothing_goes_out_before_the_start() {
        lives(3).forEach(life ->
                assertThat(life.told()).allMatch(what -> !what.at().isAfter(END)));
        assertThat(letters(3))
                .allMatch(letter -> !letter.at().isBefore(START) && !letter.at().isAfter(END));
    }

    @Test
    void a_small_region_has_every_kind_of_story_and_every_kind_of_fault() {
        Set<String> stories = lives(5).stream().map(Life::story).collect(Collectors.toSet());
        assertThat(stories)
                .contains("leaves a behavioural ward", "discharge cancelled", "dies after the discharge")
                .hasSizeGreaterThan(20);
        Set<String> wanted = letters(5).stream().map(Letter::wanted).collect(Collectors.toSet());
        assertThat(wanted).contains("AA", "200", "201", "AE 205", "AE 101", "AR 201", "AR 202", "AR 203");
        assertThat(letters(5)).anyMatch(Letter::copy);
    }

    @Test
    void wards_send_people_home_by_day_and_emergencies_come_at_night_too() {
        assertThat(hours(Rhythm.WARD)).noneMatch(hour -> hour < 6);
        assertThat(hours(Rhythm.EMERGENCY)).anyMatch(hour -> hour < 6);
    }

    private static List<Integer> hours(Rhythm rhythm) {
        var random = new java.util.Random(1);
        return java.util.stream.Stream.generate(() -> rhythm.moment(random, Hospital.GENHOSP, START, END))
                .limit(300)
                .map(moment -> moment.atZone(Hospital.GENHOSP.zone()).getHour())
                .toList();
    }

    private static List<Life> lives(long seed) {
        return Region.lives(seed, "T", 300, START, END);
    }

    private static List<Letter> letters(long seed) {
        return Mailing.about(lives(seed), seed, "T", START, END);
    }

    private static List<String> texts(List<Letter> letters) {
        return letters.stream()
                .map(letter -> letter.at() + new String(letter.body(), StandardCharsets.ISO_8859_1))
                .toList();
    }
}
