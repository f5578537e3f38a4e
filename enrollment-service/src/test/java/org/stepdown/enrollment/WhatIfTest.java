package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.cohort.Track;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Copy;
import org.stepdown.enrollment.replay.Plan;
import org.stepdown.enrollment.replay.Side;
import org.stepdown.enrollment.replay.WhatIf;

/** The past with another set of cohorts. */
@EnrollmentTest
class WhatIfTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Copies copies;
    private final JdbcClient jdbc;

    @Autowired
    WhatIfTest(Copies copies, JdbcClient jdbc) {
        this.copies = copies;
        this.jdbc = jdbc;
    }

    @Test
    void with_the_same_cohorts_both_sides_are_the_same_and_as_it_was() {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, 11);
            past.live(150);

            WhatIf.Result result = ask(service, past, Plan.AS_IT_WAS);

            assertThat(result.planned()).isEqualTo(result.asItWas());
            assertThat(result.asItWas().weeks()).hasSizeGreaterThan(3);
            assertThat(result.asItWas().referrals())
                    .isEqualTo(jdbc.sql("select count(distinct referral_id) from " + service.schema() + ".decision")
                            .query(Integer.class)
                            .single());
        }
    }

    @Test
    void one_more_evening_cohort_places_more_people_sooner() {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, 12);
            past.opensCohort("evening", Track.EVENING, 2);
            past.refersEvery(1, 8);
            Instant march = past.now();
            past.refersEvery(2, 10);
            Plan more = new Plan(List.of(new Plan.Change.Open(march, past.cohort("evening-more", Track.EVENING), 12)));

            WhatIf.Result result = ask(service, past, more);

            Side was = result.asItWas();
            Side planned = result.planned();
            assertThat(was.referrals()).isEqualTo(10);
            assertThat(planned.referrals()).isEqualTo(10);
            assertThat(was.placed()).isZero();
            assertThat(planned.placedInTime()).isGreaterThan(was.placedInTime());
            assertThat(planned.weeks().getLast().waiting())
                    .isEqualTo(was.weeks().getLast().waiting() - 12);
            assertThat(planned.weeks().getLast().seats())
                    .isEqualTo(was.weeks().getLast().seats() + 12);
        }
    }

    @Test
    void a_closed_cohort_takes_nobody_from_then_on() {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, 13);
            past.opensCohort("open", Track.EVENING, 16);
            past.refersEvery(1, 3);
            Instant then = past.now();
            past.refersEvery(1, 3);

            WhatIf.Result result = ask(service, past, new Plan(List.of(new Plan.Change.Close(then, "open"))));

            assertThat(result.asItWas().placed()).isEqualTo(3);
            assertThat(result.planned().placed()).isZero();
        }
    }

    @Test
    void who_asks_for_it_can_stop_it_and_nothing_is_left() {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, 14);
            past.live(20);

            Assertions.assertThatThrownBy(() -> new WhatIf(copies, past.archive())
                            .ask(service.schema(), Plan.AS_IT_WAS, ZONE, (stage, done, of) -> {
                                throw new CancellationException();
                            }))
                    .isInstanceOf(CancellationException.class);

            assertThat(jdbc.sql("""
                    select nspname from pg_namespace where nspname like 'replay\\_%' and nspname <> :own
                    """)
                            .param("own", service.schema())
                            .query(String.class)
                            .list())
                    .isEmpty();
        }
    }

    private WhatIf.Result ask(Copy service, APast past, Plan plan) {
        return new WhatIf(copies, past.archive()).ask(service.schema(), plan, ZONE, (stage, done, of) -> {});
    }
}
