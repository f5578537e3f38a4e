package org.stepdown.bench.year;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stepdown.bench.Ground;
import org.stepdown.bench.Service;
import org.stepdown.delivery.parts.PartFailed;

/** {@code deploy/bench/run year}: enrollment-service lives through a year of a state; then the year is replayed. */
public final class Year {

    private static final String DATABASE = "enrollment";
    private static final int WEEK = 7;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String PLAN = """
            {"from": "2025-03-01", "open": [{"like": "year-2", "id": "one-more", "seats": 16}]}
            """;

    private final Ground ground;
    private final Path root;
    private final int visits;
    private final int referrals;

    public Year(Ground ground, Path root, boolean quick) {
        this.ground = ground;
        this.root = root;
        this.visits = quick ? 3_000 : 150_000;
        this.referrals = quick ? 800 : 40_000;
    }

    /** Lives, replays, asks what if; says how long each took. */
    public void run() throws Exception {
        try (Service service = ground.service(DATABASE, Map.of("SPRING_PROFILES_ACTIVE", "bench"))) {
            cohorts();
            live();
        }
        say(command("replay"));
        Path plan = Files.writeString(root.resolve("deploy/bench/target/run/plan.json"), PLAN);
        say(command("what-if", plan.toString()));
    }

    /** As it would come: week by week, what lies in the topics is taken before the next is told. */
    private void live() throws Exception {
        long began = System.nanoTime();
        SyntheticState state = new SyntheticState(1, visits, referrals);
        long hospital = 0;
        long placement = 0;
        try (Teller teller = new Teller(ground)) {
            for (int day = 0; day < SyntheticState.DAYS; day += WEEK) {
                List<SyntheticState.Told> week = state.next(WEEK);
                teller.tell(week);
                long encounters = week.stream()
                        .filter(told -> told.topic().name().contains("encounter"))
                        .count();
                hospital += encounters;
                placement += week.size() - encounters;
                taken("ENCOUNTERS", hospital);
                taken("REFERRALS", placement);
            }
        }
        ground.await(
                DATABASE,
                "select count(*) from delivery.inbox where consumer = 'enrollment-service.followup'",
                placement,
                LIMIT);
        say(String.format(
                Locale.ROOT,
                "Lived through: %d encounter events, %d referral events, %d decisions, %d cohorts, in %.1f s",
                hospital,
                placement,
                ground.number(DATABASE, "select count(*) from decision"),
                ground.number(DATABASE, "select count(*) from cohort"),
                (System.nanoTime() - began) / 1e9));
    }

    private void taken(String kind, long events) throws Exception {
        ground.await(
                DATABASE,
                "select coalesce(sum(cardinality(events)), 0) from logbook where kind = '" + kind + "'",
                events,
                LIMIT);
    }

    private String command(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-jar",
                root.resolve("deploy/bench/target/services/enrollment-service/enrollment-service.jar")
                        .toString()));
        line.addAll(List.of(arguments));
        String[] url = ground.jdbcUrl(DATABASE).split("\\?");
        line.addAll(List.of(
                "--spring.datasource.url=" + url[0],
                "--stepdown.vault.key-file=" + ground.keyFile(DATABASE),
                "--spring.kafka.bootstrap-servers=" + ground.bootstrapServers(),
                "--stepdown.delivery.registry.url=" + ground.registryUrl()));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String result = String.format(
                Locale.ROOT,
                "%s%s: exit code %d, %.1f s in all%n",
                said,
                arguments[0],
                code,
                (System.nanoTime() - began) / 1e9);
        if (code != 0) {
            throw new PartFailed(result);
        }
        return result;
    }

    /** 320 cohorts of 16 seats, for the conditions as they come; mornings, afternoons and evenings. */
    private void cohorts() throws Exception {
        ground.execute(DATABASE, """
                insert into site (id, name, time_zone) values ('state', 'State', 'America/New_York');
                insert into program (id, name, site, time_zone, age_band, weekly_hours, weeks)
                values ('state', 'State', 'state', 'America/New_York', 'ADULT', 9, 8);
                insert into program_service_line (program_id, condition)
                select 'state', unnest('{DEPRESSION,BIPOLAR,ANXIETY,SUBSTANCE_USE}'::text[]);
                insert into curriculum_part (program_id, position, component, weekly_hours)
                values ('state', 0, 'GROUP_THERAPY', 6), ('state', 1, 'SKILLS_TRAINING', 3);
                insert into cohort (id, program_id, name, conditions, dual_diagnosis, age_band, track, modality, site,
                                    languages, weekdays, starts_at, minutes, time_zone, first_date, mode)
                select 'year-' || n, 'state', 'Year ' || n,
                       array[('{DEPRESSION,DEPRESSION,ANXIETY,BIPOLAR,SUBSTANCE_USE}'::text[])[1 + n % 5]],
                       false, 'ADULT', ('{MORNING,AFTERNOON,EVENING}'::text[])[1 + n % 3], 'IN_PERSON', 'state', '{en}',
                       '{MONDAY,WEDNESDAY,THURSDAY}', ('{09:00,13:00,17:30}'::time[])[1 + n % 3], 180,
                       'America/New_York', '2025-01-06', 'ROLLING'
                from generate_series(0, 319) n;
                insert into census (cohort_id, capacity, as_of) select id, 16, now() from cohort;
                """);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
