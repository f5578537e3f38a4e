package org.stepdown.local.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stepdown.local.corpus.Template.Style;

class TemplateTest {

    private final Template template = new Template(ZonedDateTime.of(2026, 3, 9, 10, 15, 30, 0, Template.ZONE), "7K");

    @ParameterizedTest
    @CsvSource({
        "now,20260309101530-0400,2026-03-09T10:15:30-04:00",
        "now-365d,20250309101530-0400,2025-03-09T10:15:30-04:00",
        "now-1d-10h,20260307231530-0500,2026-03-07T23:15:30-05:00",
        "now+30m,20260309104530-0400,2026-03-09T10:45:30-04:00",
        "now-2h local,20260309081530,2026-03-09T08:15:30",
        "now utc,20260309141530+0000,2026-03-09T14:15:30+00:00",
        "now-2d date,20260307,2026-03-07",
        "today-18y,20080309,2008-03-09",
        "today-18y+1d,20080310,2008-03-10",
        "today-3d 23:59,20260306235900-0500,2026-03-06T23:59:00-05:00",
        "mrn,MRN7K,MRN7K"
    })
    void a_placeholder_is_filled_as_its_section_writes_it(String placeholder, String hl7, String iso) {
        assertThat(template.fill("a {{" + placeholder + "}} b", Style.HL7)).isEqualTo("a " + hl7 + " b");
        assertThat(template.fill("{{ " + placeholder + " }}", Style.ISO)).isEqualTo(iso);
    }

    @Test
    void two_runs_never_share_an_identifier() {
        assertThat(Template.fresh().fill("{{mrn}}", Style.HL7))
                .isNotEqualTo(Template.fresh().fill("{{mrn}}", Style.HL7));
    }

    @ParameterizedTest
    @CsvSource({"now-5", "yesterday at noon", "today-1q", "MRN"})
    void what_is_no_placeholder_is_not_passed_over(String placeholder) {
        assertThatThrownBy(() -> template.fill("{{" + placeholder + "}}", Style.HL7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(placeholder);
    }
}
