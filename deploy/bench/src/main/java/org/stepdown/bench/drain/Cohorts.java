package org.stepdown.bench.drain;

import java.sql.SQLException;
import org.stepdown.bench.Ground;

/** Two hundred cohorts of sixteen seats, one of them for a condition of its own. */
final class Cohorts {

    private static final String DATABASE = "enrollment";

    private final Ground ground;

    Cohorts(Ground ground) {
        this.ground = ground;
    }

    void make() throws SQLException {
        ground.execute(DATABASE, """
                insert into site (id, name, time_zone) values ('bench', 'Bench', 'America/New_York');
                insert into program (id, name, site, time_zone, age_band, weekly_hours, weeks)
                values ('bench', 'Bench', 'bench', 'America/New_York', 'ADULT', 9, 8);
                insert into program_service_line (program_id, condition)
                select 'bench', unnest('{DEPRESSION,BIPOLAR,ANXIETY,SUBSTANCE_USE,EATING_DISORDER}'::text[]);
                insert into curriculum_part (program_id, position, component, weekly_hours)
                values ('bench', 0, 'GROUP_THERAPY', 6), ('bench', 1, 'SKILLS_TRAINING', 3);
                insert into cohort (id, program_id, name, conditions, dual_diagnosis, age_band, track, modality, site,
                                    languages, weekdays, starts_at, minutes, time_zone, first_date, mode)
                select 'bench-' || n, 'bench', 'Bench ' || n,
                       array[case when n = 0 then 'EATING_DISORDER'
                                  else ('{DEPRESSION,BIPOLAR,ANXIETY,SUBSTANCE_USE}'::text[])[1 + n % 4] end],
                       false, 'ADULT', 'MORNING', 'IN_PERSON', 'bench', '{en}', '{MONDAY,WEDNESDAY,THURSDAY}',
                       '09:00', 180, 'America/New_York', '2025-01-06', 'ROLLING'
                from generate_series(0, 199) n;
                insert into census (cohort_id, capacity, as_of) select id, 16, now() from cohort;
                """);
    }

    /** Everybody leaves, so that each round finds the same seats. */
    void empty() throws SQLException {
        ground.execute(DATABASE, """
                truncate referral, merged_referral, seat, decision, status_history, waitlist cascade;
                update census set held = 0, offered = 0, enrolled = 0, waiting = 0;
                """);
        ground.execute(DATABASE, "vacuum analyze");
    }

    /** Cohorts with more people than seats. */
    long oversold() throws SQLException {
        return ground.number(DATABASE, """
                select count(*) from census where capacity <
                    (select count(*) from seat where seat.cohort_id = census.cohort_id and state <> 'RELEASED')
                """);
    }

    long decisions() throws SQLException {
        return ground.number(DATABASE, "select count(*) from decision");
    }
}
