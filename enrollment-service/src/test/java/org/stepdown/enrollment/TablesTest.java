package org.stepdown.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.cohort.CohortRules;
import org.stepdown.enrollment.cohort.GroupSize;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.placement.PlacementRecords;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.program.ProgramRules;

/** What the tables refuse by themselves, and what the local world puts into them. */
@EnrollmentTest
class TablesTest {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Programs programs;
    private final PlacementRecords records;
    private final Api api;

    @Autowired
    TablesTest(
            Environment environment,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Programs programs,
            PlacementRecords records) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.programs = programs;
        this.records = records;
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    @Test
    void a_census_never_grows_past_its_capacity() {
        api.opensCohort("guarded", "gd", 1);
        seat("guarded");
        census("guarded", 1, 1);
        seat("guarded");

        assertThatThrownBy(() -> census("guarded", 1, 2))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("has no free seat");
    }

    @Test
    void a_lowered_capacity_leaves_the_seats_that_are_taken() {
        api.opensCohort("lowered", "lw", 2);
        seat("lowered");
        seat("lowered");
        census("lowered", 2, 2);

        census("lowered", 0, 2);
        seat("lowered");

        assertThatThrownBy(() -> census("lowered", 0, 3)).hasMessageContaining("has no free seat");
    }

    @Test
    void a_census_says_what_its_seats_say() {
        api.opensCohort("counted", "ct", 5);
        seat("counted");

        assertThatThrownBy(() -> census("counted", 5, 2)).hasMessageContaining("is not what its seats are");
    }

    @Test
    void a_referral_has_one_live_seat() {
        api.opensCohort("single", "sg", 5);
        UUID referral = seat("single");

        assertThatThrownBy(() -> seat("single", referral)).hasMessageContaining("seat_one_live");
    }

    @Test
    void the_local_world_keeps_to_the_rules_and_has_room_for_everybody() {
        List<Program> all = programs.all().stream()
                .filter(program ->
                        List.of("mood", "recovery", "nourish", "youth").contains(program.id()))
                .toList();
        List<Cohort> cohorts =
                transactions.execute(status -> records.open(List.of()).cohorts());

        assertThat(all)
                .hasSize(4)
                .allSatisfy(program -> assertThat(ProgramRules.broken(program)).isEmpty());
        assertThat(cohorts).hasSizeGreaterThanOrEqualTo(24);
        for (Program program : all) {
            assertThat(cohorts)
                    .filteredOn(cohort -> cohort.programId().equals(program.id()))
                    .isNotEmpty()
                    .allSatisfy(cohort -> assertThat(CohortRules.broken(cohort, program, 12, new GroupSize(12, 16)))
                            .isEmpty());
        }
        for (Condition condition : Condition.values()) {
            assertThat(cohorts)
                    .filteredOn(cohort -> cohort.conditions().contains(condition))
                    .hasSizeGreaterThan(2);
        }
    }

    private UUID seat(String cohort) {
        UUID referral = UUID.randomUUID();
        jdbc.sql("insert into referral (id, patient_key, status, case_file) values (:id, 'test', 'CANCELLED', '{}')")
                .param("id", referral)
                .update();
        seat(cohort, referral);
        return referral;
    }

    private void seat(String cohort, UUID referral) {
        jdbc.sql("""
                insert into seat (id, cohort_id, referral_id, state, first_session_at)
                values (:id, :cohort, :referral, 'ENROLLED', now())
                """)
                .param("id", UUID.randomUUID())
                .param("cohort", cohort)
                .param("referral", referral)
                .update();
    }

    private void census(String cohort, int capacity, int enrolled) {
        jdbc.sql("update census set capacity = :capacity, enrolled = :enrolled where cohort_id = :cohort")
                .param("capacity", capacity)
                .param("enrolled", enrolled)
                .param("cohort", cohort)
                .update();
    }
}
