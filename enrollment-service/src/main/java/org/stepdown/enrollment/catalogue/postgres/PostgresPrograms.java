package org.stepdown.enrollment.catalogue.postgres;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.program.CurriculumPart;
import org.stepdown.enrollment.program.Program;

/** Tables {@code program}, {@code program_service_line} and {@code curriculum_part}. */
@Component
final class PostgresPrograms implements Programs {

    private final JdbcClient jdbc;

    PostgresPrograms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Program> all() {
        return read("");
    }

    @Override
    public @Nullable Program find(String id) {
        return read(id).stream().findFirst().orElse(null);
    }

    private List<Program> read(String id) {
        return jdbc.sql("""
                select p.id, p.name, p.site, p.time_zone, p.age_band, p.weekly_hours, p.weeks, p.closed,
                       p.revision,
                       array(select l.condition from program_service_line l where l.program_id = p.id) as lines,
                       array(select c.component from curriculum_part c where c.program_id = p.id
                              order by c.position) as components,
                       array(select c.weekly_hours from curriculum_part c where c.program_id = p.id
                              order by c.position) as hours,
                       array(select c.activity from curriculum_part c where c.program_id = p.id
                              order by c.position) as activities
                  from program p
                 where :id = '' or p.id = :id
                 order by p.id
                """).param("id", id).query(ProgramRow::read).list();
    }

    /** A program brings its site along when nobody has named that one before. */
    @Override
    public boolean add(Program program) {
        jdbc.sql("insert into site (id, name, time_zone) values (:id, :id, :zone) on conflict do nothing")
                .param("id", program.site())
                .param("zone", program.timeZone())
                .update();
        boolean added = jdbc.sql("""
                        insert into program (id, name, site, time_zone, age_band, weekly_hours, weeks)
                        values (:id, :name, :site, :zone, :ageBand, :hours, :weeks)
                        on conflict do nothing
                        """)
                        .param("id", program.id())
                        .param("name", program.name())
                        .param("site", program.site())
                        .param("zone", program.timeZone())
                        .param("ageBand", program.ageBand().name())
                        .param("hours", program.weeklyHours())
                        .param("weeks", program.weeks())
                        .update()
                == 1;
        if (added) {
            describe(program);
        }
        return added;
    }

    @Override
    public boolean change(Program program, int revision) {
        boolean changed = jdbc.sql("""
                        update program
                           set name = :name, site = :site, time_zone = :zone, age_band = :ageBand,
                               weekly_hours = :hours, weeks = :weeks, revision = revision + 1
                         where id = :id and revision = :revision
                        """)
                        .param("id", program.id())
                        .param("name", program.name())
                        .param("site", program.site())
                        .param("zone", program.timeZone())
                        .param("ageBand", program.ageBand().name())
                        .param("hours", program.weeklyHours())
                        .param("weeks", program.weeks())
                        .param("revision", revision)
                        .update()
                == 1;
        if (changed) {
            jdbc.sql("delete from program_service_line where program_id = :id")
                    .param("id", program.id())
                    .update();
            jdbc.sql("delete from curriculum_part where program_id = :id")
                    .param("id", program.id())
                    .update();
            describe(program);
        }
        return changed;
    }

    @Override
    public boolean close(String id, boolean closed) {
        return jdbc.sql(
                                "update program set closed = :closed, revision = revision + 1 where id = :id and closed <> :closed")
                        .param("id", id)
                        .param("closed", closed)
                        .update()
                == 1;
    }

    private void describe(Program program) {
        jdbc.sql("insert into program_service_line (program_id, condition) select :id, unnest(:lines)")
                .param("id", program.id())
                .param("lines", names(program.serviceLines().stream()))
                .update();
        List<CurriculumPart> parts = program.curriculum();
        jdbc.sql("""
                insert into curriculum_part (program_id, position, component, weekly_hours, activity)
                select :id, x.position - 1, x.component, x.hours, x.activity
                  from unnest(:components, :hours, :activities)
                       with ordinality as x (component, hours, activity, position)
                """)
                .param("id", program.id())
                .param("components", names(parts.stream().map(CurriculumPart::component)))
                .param(
                        "hours",
                        new SqlArrayValue(
                                "numeric",
                                parts.stream().map(CurriculumPart::weeklyHours).toArray()))
                .param(
                        "activities",
                        new SqlArrayValue(
                                "text",
                                parts.stream().map(CurriculumPart::activity).toArray()))
                .update();
    }

    private static SqlArrayValue names(Stream<? extends Enum<?>> constants) {
        return new SqlArrayValue("text", constants.map(Enum::name).toArray());
    }
}
