package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Copy;
import org.stepdown.enrollment.replay.Difference;
import org.stepdown.enrollment.replay.ReplayPast;

/** The same events come to the same result, whatever came when and in which company. */
@EnrollmentTest
class ReplayTest {

    private static final int STEPS = 250;

    private final Copies copies;
    private final JdbcClient jdbc;

    @Autowired
    ReplayTest(Copies copies, JdbcClient jdbc) {
        this.copies = copies;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_past_of_everything_that_can_come_to_the_desk_is_replayed_the_same(long seed) {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, seed);
            past.live(STEPS);

            ReplayPast.Report report = replay(service, past);

            assertThat(report.verdict().differences()).isEmpty();
            assertThat(report.verdict().compared())
                    .allSatisfy(
                            (what, count) -> assertThat(count).as(what.name()).isPositive());
            assertThat(report.complete()).isTrue();
        }
    }

    @Test
    void what_was_decided_otherwise_is_found() {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, 4);
            past.live(60);
            String referral = jdbc.sql("""
                    update %1$s.decision set outcome = 'NOT_ELIGIBLE'
                     where seq = (select min(seq) from %1$s.decision where outcome = 'ENROLLED')
                    returning referral_id::text
                    """.formatted(service.schema()))
                    .query(String.class)
                    .single();

            ReplayPast.Report report = replay(service, past);

            assertThat(report.verdict().same()).isFalse();
            assertThat(report.verdict().differences()).singleElement().satisfies(difference -> {
                assertThat(difference.what()).isEqualTo(Difference.What.DECISION);
                assertThat(difference.subject()).isEqualTo(referral);
                assertThat(difference.fields()).isEqualTo("outcome");
                assertThat(difference.was()).contains("NOT_ELIGIBLE");
                assertThat(difference.replayed()).contains("ENROLLED");
            });
        }
    }

    @Test
    void what_the_topics_have_lost_is_counted_and_never_called_the_same() {
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            APast past = new APast(service, 5);
            past.live(30);
            past.topics().remove(past.topics().keySet().iterator().next());

            ReplayPast.Report report = replay(service, past);

            assertThat(report.missing()).isPositive();
            assertThat(report.complete()).isFalse();
        }
    }

    @Test
    void nothing_is_left_of_a_replay() {
        String schema;
        try (Copy service = copies.open(copies.live(), happenings -> {})) {
            schema = service.schema();
        }

        assertThat(jdbc.sql("select count(*) from pg_namespace where nspname = :schema")
                        .param("schema", schema)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private ReplayPast.Report replay(Copy service, APast past) {
        return new ReplayPast(copies, past.archive()).replay(service.schema(), 20, (stage, done, of) -> {});
    }
}
