package org.stepdown.enrollment;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.Hospital.PatientOf;

/** A patient, and what else there is, in a program of one's own or of others. */
record Reachable(String program, String cohort, PatientOf patient, UUID outreach, UUID run) {

    /** A Monday on which the cohorts meet. */
    static final String DATE = "2026-03-02";

    static Reachable in(String program, String language, Api api, Hospital hospital, JdbcClient jdbc) {
        String cohort = program + "-" + language;
        api.opensCohort(program, cohort, language, 2);
        PatientOf patient = hospital.refers(language);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        Assertions.assertThat(api.status(patient.referralId())).isEqualTo("ENROLLED"));
        UUID outreach = UUID.randomUUID();
        jdbc.sql("""
                insert into outreach (id, referral_id, cohort_id, session_date, opened_at, first_due_at, closes_at,
                                      most_attempts, state, policy_version, cause_id)
                values (:id, :referral, :cohort, :date::date, now(), now(), now() + interval '1 year', 3, 'OPEN',
                        '2026-01', :id)
                """)
                .param("id", outreach)
                .param("referral", patient.referralId())
                .param("cohort", cohort)
                .param("date", DATE)
                .update();
        return new Reachable(program, cohort, patient, outreach, run(program, jdbc));
    }

    private static UUID run(String program, JdbcClient jdbc) {
        UUID run = UUID.randomUUID();
        jdbc.sql("""
                insert into what_if_run (id, plan, asked_by, asked_at, state, beat_at)
                values (:id, '{}', :by, now(), 'CANCELLED', now())
                """)
                .param("id", run)
                .param("by", program.equals("mood") ? "visiting-program-lead" : "somebody-else")
                .update();
        return run;
    }

    /** With the ids of these in place of their names. */
    String at(String path) {
        return path.replace("{program}", program)
                .replace("{cohort}", cohort)
                .replace("{referral}", patient.referralId().toString())
                .replace("{outreach}", outreach.toString())
                .replace("{run}", run.toString())
                .replace("{date}", DATE);
    }

    static void forget(List<Reachable> some, JdbcClient jdbc) {
        some.forEach(one -> {
            jdbc.sql("delete from outreach where id = :id")
                    .param("id", one.outreach)
                    .update();
            jdbc.sql("delete from what_if_run where id = :id")
                    .param("id", one.run)
                    .update();
        });
    }
}
