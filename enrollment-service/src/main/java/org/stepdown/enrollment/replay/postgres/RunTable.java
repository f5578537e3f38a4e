package org.stepdown.enrollment.replay.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.replay.Progress;
import org.stepdown.enrollment.replay.Run;
import org.stepdown.enrollment.replay.Runs;
import org.stepdown.enrollment.replay.WhatIf;
import org.stepdown.enrollment.replay.Wish;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code what_if_run}. */
@Component
final class RunTable implements Runs {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration SILENT = Duration.ofMinutes(2);
    private static final int KEPT = 50;

    private final JdbcClient jdbc;

    RunTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID begin(Wish wish, String by, Instant now) {
        jdbc.sql("""
                update what_if_run set state = 'FAILED', failure = 'INTERRUPTED', ended_at = :now
                 where state = 'RUNNING' and beat_at < :silent
                """)
                .param("now", Timestamp.from(now))
                .param("silent", Timestamp.from(now.minus(SILENT)))
                .update();
        jdbc.sql("""
                delete from what_if_run where state <> 'RUNNING' and id not in
                    (select id from what_if_run order by asked_at desc limit :kept)
                """).param("kept", KEPT).update();
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into what_if_run (id, plan, asked_by, asked_at, state, beat_at)
                values (:id, :plan::jsonb, :by, :now, 'RUNNING', :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("plan", MAPPER.writeValueAsString(wish))
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
        return jdbc.sql(
                        "select id from what_if_run where state = 'RUNNING' or id = :id order by state = 'RUNNING' desc")
                .param("id", id)
                .query(UUID.class)
                .list()
                .getFirst();
    }

    @Override
    public @Nullable Run find(UUID id) {
        return jdbc.sql("select * from what_if_run where id = :id")
                .param("id", id)
                .query((row, number) -> run(row, row.getString("result")))
                .optional()
                .orElse(null);
    }

    @Override
    public List<Run> latest() {
        return jdbc.sql("""
                select id, plan, asked_by, asked_at, state, stage, done, total, ended_at, failure
                  from what_if_run order by asked_at desc limit :kept
                """)
                .param("kept", KEPT)
                .query((row, number) -> run(row, null))
                .list();
    }

    @Override
    public boolean goesOn(UUID id, Progress.Stage stage, long done, long of, Instant now) {
        return jdbc.sql("""
                        update what_if_run set stage = :stage, done = :done, total = :of, beat_at = :now
                         where id = :id and state = 'RUNNING' and not to_cancel
                        """)
                        .param("id", id)
                        .param("stage", stage.name())
                        .param("done", done)
                        .param("of", of)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public boolean cancel(UUID id) {
        return jdbc.sql("update what_if_run set to_cancel = true where id = :id and state = 'RUNNING'")
                        .param("id", id)
                        .update()
                == 1;
    }

    @Override
    public void end(UUID id, Run.State state, WhatIf.@Nullable Result result, @Nullable String failure, Instant now) {
        jdbc.sql("""
                update what_if_run
                   set state = :state, result = :result::jsonb, failure = :failure, ended_at = :now
                 where id = :id and state = 'RUNNING'
                """)
                .param("id", id)
                .param("state", state.name())
                .param("result", result == null ? null : MAPPER.writeValueAsString(result))
                .param("failure", failure)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static Run run(ResultSet row, @Nullable String result) throws SQLException {
        String stage = row.getString("stage");
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                MAPPER.readValue(row.getString("plan"), Wish.class),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Run.State.valueOf(row.getString("state")),
                stage == null ? null : Progress.Stage.valueOf(stage),
                row.getLong("done"),
                row.getLong("total"),
                ended == null ? null : ended.toInstant(),
                result == null ? null : MAPPER.readValue(result, WhatIf.Result.class),
                row.getString("failure"));
    }
}
