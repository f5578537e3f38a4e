package org.stepdown.enrollment.placement.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.placement.ConsideredCode;
import org.stepdown.enrollment.placement.Decision;
import org.stepdown.enrollment.placement.Happening;
import org.stepdown.enrollment.seat.Seat;

/** Every decision with what explains it, and every status that a referral has had; only ever appended to. */
final class HistoryTables {

    private static final String NOTHING = "[]";

    private final JdbcClient jdbc;
    private final CohortRolls rolls;

    HistoryTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rolls = new CohortRolls(jdbc);
    }

    void decided(List<Happening.Decided> happenings) {
        List<Decision> rows =
                happenings.stream().map(Happening.Decided::decision).toList();
        if (rows.isEmpty()) {
            return;
        }
        CohortRolls.Rolls roll = rolls.of(rows.stream().map(Decision::considered));
        jdbc.sql("""
                insert into decision (id, referral_id, outcome, reasons, cohort_id, seat_id, considered, roll_id,
                                      considered_code, nearest_fit, missing, inputs, policy_version, decided_at,
                                      actor_kind, actor_id, cause_id)
                select x.id, x.referral, x.outcome, x.reasons::jsonb, x.cohort, x.seat, x.considered::jsonb, x.roll,
                       x.code, x.nearest, x.missing::jsonb, x.inputs::jsonb, x.policy, x.at, x.kind, x.actor, x.cause
                  from unnest(:id, :referral, :outcome, :reasons, :cohort, :seat, :considered, :roll, :code, :nearest,
                              :missing, :inputs, :policy, :at, :kind, :actor, :cause)
                       as x (id, referral, outcome, reasons, cohort, seat, considered, roll, code, nearest, missing,
                             inputs, policy, at, kind, actor, cause)
                """)
                .param("id", Column.of("uuid", rows, Decision::id))
                .param("referral", Column.of("uuid", rows, row -> row.referral().id()))
                .param("outcome", Column.of("text", rows, Decision::outcome))
                .param("reasons", Column.of("text", rows, row -> Documents.write(row.reasons())))
                .param("cohort", Column.of("text", rows, row -> cohort(row.seat())))
                .param("seat", Column.of("uuid", rows, row -> id(row.seat())))
                .param(
                        "considered",
                        Column.of("text", rows, row -> row.considered().isEmpty() ? NOTHING : null))
                .param("roll", Column.of("int8", rows, row -> roll.get(row.considered())))
                .param("code", Column.ofBytes(rows, HistoryTables::code))
                .param("nearest", Column.of("text", rows, Decision::nearestFit))
                .param("missing", Column.of("text", rows, row -> Documents.write(row.missing())))
                .param("inputs", Column.of("text", rows, row -> Documents.write(row.inputs())))
                .param("policy", Column.of("text", rows, Decision::policyVersion))
                .param("at", Column.of("timestamptz", rows, Decision::at))
                .param("kind", Column.of("text", rows, row -> row.actor().kind()))
                .param("actor", Column.of("text", rows, row -> row.actor().id()))
                .param("cause", Column.of("uuid", rows, row -> row.cause().id()))
                .update();
    }

    void changed(List<Happening.StatusChanged> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into status_history (referral_id, previous, status, reasons, owner, due_at, actor_kind, actor_id,
                                            cause_id, at)
                select x.referral, x.previous, x.status, x.reasons::jsonb, x.owner, x.due, x.kind, x.actor, x.cause,
                       x.at
                  from unnest(:referral, :previous, :status, :reasons, :owner, :due, :kind, :actor, :cause, :at)
                       as x (referral, previous, status, reasons, owner, due, kind, actor, cause, at)
                """)
                .param("referral", Column.of("uuid", rows, row -> row.referral().id()))
                .param("previous", Column.of("text", rows, Happening.StatusChanged::from))
                .param("status", Column.of("text", rows, Happening.StatusChanged::to))
                .param("reasons", Column.of("text", rows, row -> Documents.write(row.reasons())))
                .param("owner", Column.of("text", rows, Happening.StatusChanged::owner))
                .param("due", Column.of("timestamptz", rows, Happening.StatusChanged::dueAt))
                .param("kind", Column.of("text", rows, row -> row.actor().kind()))
                .param("actor", Column.of("text", rows, row -> row.actor().id()))
                .param("cause", Column.of("uuid", rows, row -> row.cause().id()))
                .param("at", Column.of("timestamptz", rows, Happening.StatusChanged::at))
                .update();
    }

    private static byte @Nullable [] code(Decision decision) {
        return decision.considered().isEmpty() ? null : ConsideredCode.write(decision.considered());
    }

    private static @Nullable String cohort(@Nullable Seat seat) {
        return seat == null ? null : seat.cohortId();
    }

    private static @Nullable Object id(@Nullable Seat seat) {
        return seat == null ? null : seat.id();
    }
}
