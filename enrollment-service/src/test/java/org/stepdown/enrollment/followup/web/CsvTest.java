package org.stepdown.enrollment.followup.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.enrollment.followup.FollowUpRates;
import org.stepdown.enrollment.followup.Measure;

/** The report as a table. */
class CsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "mood|mood",
                "a,b|\"a,b\"",
                "say \"so\"|\"say \"\"so\"\"\"",
                "=1+1|'=1+1",
                "@SUM(A1)|'@SUM(A1)",
                "+1|'+1",
                "-1|'-1",
                "=a,b|\"'=a,b\""
            })
    void a_cell_is_quoted_where_needed_and_never_a_formula(String value, String cell) {
        assertThat(Csv.cell(value)).isEqualTo(cell);
    }

    @Test
    void a_line_says_everything_and_what_it_is_not() {
        FollowUpRates rates = new FollowUpRates(
                FollowUpRates.STATEMENT,
                Instant.parse("2026-04-01T00:00:00Z"),
                List.of(new FollowUpRates.Line(
                        "mood", YearMonth.of(2026, 3), Measure.FUH, 7, 2, 3, 1, Map.of("DIED", 1, "A", 2))));

        assertThat(Csv.of(rates)).isEqualTo("""
                program,month,measure,days,numerator,denominator,percent,open,excluded,excluded_reasons,as_of,statement\r
                mood,2026-03,FUH,7,2,3,66.7,1,3,A=2; DIED=1,2026-04-01T00:00:00Z,"HEDIS-style, not a certified measure"\r
                """);
    }
}
