package org.stepdown.enrollment.catalogue.postgres;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stepdown.enrollment.condition.Condition;
import org.stepdown.enrollment.program.AgeBand;
import org.stepdown.enrollment.program.Component;
import org.stepdown.enrollment.program.CurriculumPart;
import org.stepdown.enrollment.program.Program;

/** A program out of its row; its curriculum comes as one array a column. */
final class ProgramRow {

    private ProgramRow() {}

    static Program read(ResultSet row, int number) throws SQLException {
        String[] lines = (String[]) row.getArray("lines").getArray();
        return new Program(
                row.getString("id"),
                row.getString("name"),
                row.getString("site"),
                row.getString("time_zone"),
                Arrays.stream(lines).map(Condition::valueOf).collect(Collectors.toSet()),
                AgeBand.valueOf(row.getString("age_band")),
                row.getBigDecimal("weekly_hours"),
                row.getInt("weeks"),
                curriculum(row),
                row.getBoolean("closed"),
                row.getInt("revision"));
    }

    private static List<CurriculumPart> curriculum(ResultSet row) throws SQLException {
        String[] components = (String[]) row.getArray("components").getArray();
        BigDecimal[] hours = (BigDecimal[]) row.getArray("hours").getArray();
        String[] activities = (String[]) row.getArray("activities").getArray();
        return IntStream.range(0, components.length)
                .mapToObj(i -> new CurriculumPart(Component.valueOf(components[i]), hours[i], activities[i]))
                .toList();
    }
}
