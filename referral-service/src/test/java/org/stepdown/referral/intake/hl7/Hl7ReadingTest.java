package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stepdown.events.AttestationAnswer;
import org.stepdown.events.CodeSystem;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.events.encounter.PatientClass;
import org.stepdown.events.encounter.PatientDischarged;
import org.stepdown.events.encounter.PatientUpdated;
import org.stepdown.events.encounter.PatientsMerged;
import org.stepdown.events.encounter.ReferralRequested;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

class Hl7ReadingTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final Instant NOW = Instant.parse("2026-03-05T18:00:00Z");
    private static final SourceRegistry REGISTRY = (application, facility, unit, service) -> new Source(
            facility.equals("GENHOSP"),
            "PSY".equals(unit) ? CareSetting.PSYCHIATRIC : CareSetting.GENERAL,
            Part2Status.NOT_PART_2,
            ZONE);

    @Test
    void a_discharge_says_who_where_why_and_when() throws Exception {
        PatientDischarged discharge =
                (PatientDischarged) read(Hl7Text.discharge("C1", "4711").with("OBX|1|CE|SAFE-AT-HOME||N"))
                        .event();

        assertThat(discharge.getPatient().getBirthDate()).isEqualTo(LocalDate.of(1988, 4, 12));
        assertThat(discharge.getEncounter().getPatientClass()).isEqualTo(PatientClass.INPATIENT);
        assertThat(discharge.getEncounter().getSetting()).isEqualTo(CareSetting.PSYCHIATRIC);
        assertThat(discharge.getEncounter().getDisposition()).isEqualTo("01");
        assertThat(discharge.getDiagnoses()).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.getCode()).isEqualTo("F33.1");
            assertThat(diagnosis.getSystem()).isEqualTo(CodeSystem.ICD_10_CM);
            assertThat(diagnosis.getRank()).isEqualTo(1);
        });
        assertThat(discharge.getAttestations())
                .singleElement()
                .satisfies(attestation -> assertThat(attestation.getAnswer()).isEqualTo(AttestationAnswer.NO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void any_line_ending_will_do(String separator) throws Exception {
        byte[] bytes = Hl7Text.discharge("C1", "4711").bytes(separator);

        assertThat(read(bytes).patient().getFirst().getValue()).isEqualTo("4711");
    }

    @Test
    void the_event_time_is_that_of_the_discharge_and_a_time_without_offset_is_in_the_zone_of_the_facility()
            throws Exception {
        String visit = "PV1|1|I|PSY^1^1^GENHOSP" + "|".repeat(16) + "V1" + "|".repeat(17) + "01" + "|".repeat(9)
                + "202603041530";
        Hl7Text message = Hl7Text.discharge("C1", "4711").without("PV1").with(visit);

        assertThat(read(message).occurredAt()).isEqualTo(Instant.parse("2026-03-04T20:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "8859/1, ISO-8859-1, M\u00fcller",
        "8859/15, ISO-8859-15, \u0152uvray",
        "8859/5, ISO-8859-5, \u0418\u0432\u0430\u043d\u043e\u0432",
        "UNICODE UTF-8, UTF-8, \u738b",
        "GB 18030-2000, GB18030, \u738b",
        "BIG-5, Big5, \u738b",
        "KS X 1001, EUC-KR, \uae40",
        "ISO IR87, ISO-2022-JP, \u5c71\u7530",
        "ASCII, UTF-8, M\u00fcller",
    })
    void the_character_set_is_that_of_the_header(String told, String charset, String family) throws Exception {
        String header = "MSH|^~\\&|EPIC|GENHOSP|||20260305120000-0500||ADT^A31|C1|P|2.5.1||||||" + told;
        byte[] body = (header + "\rPID|1||4711^^^GENHOSP^MR||" + family + "\r").getBytes(charset);

        assertThat(Hl7Message.parse(Objects.requireNonNull(Msh.read(body)).decode(body))
                        .get("PID", 5, 1))
                .isEqualTo(family);
    }

    @Test
    void a_request_needs_its_key_and_a_provider() throws Exception {
        Hl7Text request = Hl7Text.message("REF^I12", "C1")
                .with("RF1|P|R|MED|||R77^CLINIC")
                .with("PRD|RP|DOE^JANE")
                .patient("4711");

        assertThat(((ReferralRequested) read(request).event())
                        .getRequest()
                        .getReferralKey()
                        .getValue())
                .isEqualTo("R77");
        assertThat(fault(request.without("PRD"))).isEqualTo("100 Segment sequence error at PRD^1");
    }

    @Test
    void a_merge_names_who_loses() throws Exception {
        CanonicalEvent merge =
                read(Hl7Text.message("ADT^A40", "C1").patient("4711").with("MRG|4712^^^GENHOSP^MR"));

        assertThat(((PatientsMerged) merge.event())
                        .getMergedIdentifiers()
                        .getFirst()
                        .getValue())
                .isEqualTo("4712");
    }

    @Test
    void several_merges_in_one_message_are_held_since_half_of_it_would_look_like_all() {
        assertThat(fault(Hl7Text.message("ADT^A40", "C1")
                        .patient("4711")
                        .with("MRG|4712^^^GENHOSP^MR")
                        .patient("4713")
                        .with("MRG|4714^^^GENHOSP^MR")))
                .isEqualTo("100 Segment sequence error at MRG^2");
    }

    @ParameterizedTest
    @CsvSource({"20260305110000-0500,'',true", "'',Y,true", "'',N,false", "20260305110000-0500,N,false", "'','',false"})
    void a_time_of_death_tells_of_the_death_where_nothing_else_is_said(String at, String said, boolean deceased)
            throws Exception {
        CanonicalEvent event = read(Hl7Text.message("ADT^A31", "C1")
                .with("PID|1||4711^^^GENHOSP^MR||||19880412|F" + "|".repeat(21) + at + "|" + said));

        assertThat(((PatientUpdated) event.event()).getPatient().getDeceased()).isEqualTo(deceased);
    }

    @Test
    void what_is_missing_is_named_with_its_place() throws Exception {
        Hl7Text whole = Hl7Text.discharge("C1", "4711");

        assertThat(fault(Hl7Text.discharge("C1", "4711").without("PID")))
                .isEqualTo("100 Segment sequence error at PID^1");
        assertThat(fault(Hl7Text.discharge("C1", ""))).isEqualTo("101 Required field missing at PID-3");
        assertThat(fault(whole.without("PV1").with("PV1|1|I"))).isEqualTo("101 Required field missing at PV1-19");
        assertThat(fault(Hl7Text.message("ADT^A31", "C1")
                        .with("EVN|A31|yesterday")
                        .patient("1")))
                .isEqualTo("102 Data type error at EVN-2");
        assertThat(fault(Hl7Text.message("ADT^A31", "C1")
                        .with("EVN|A31|00000101")
                        .patient("1")))
                .isEqualTo("102 Data type error at EVN-2");
    }

    @Test
    void a_birth_date_that_cannot_be_read_is_no_reason_to_turn_a_discharge_away() throws Exception {
        Hl7Text message =
                Hl7Text.discharge("C1", "4711").without("PID").with("PID|1||4711^^^GENHOSP^MR||A^B||19881332");

        assertThat(((PatientDischarged) read(message).event()).getPatient().getBirthDate())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ADT^A03,F33.1^x^I10,ICD_10_CM",
        "ADT^A03,F33.1,ICD_10_CM",
        "ADT^A03,311^x^I9C,ICD_9_CM",
        "ADT^A03,370143000^x^SCT,SNOMED_CT",
        "ADT^A03,DEPR^x^LOCAL,OTHER"
    })
    void a_diagnosis_keeps_its_code_system(String type, String code, CodeSystem system) throws Exception {
        Hl7Text message = Hl7Text.discharge("C1", "4711").without("DG1").with("DG1|1||" + code);

        assertThat(((PatientDischarged) read(message).event())
                        .getDiagnoses()
                        .getFirst()
                        .getSystem())
                .isEqualTo(system);
    }

    private static CanonicalEvent read(Hl7Text message) throws Hl7Fault {
        return read(message.bytes());
    }

    private static CanonicalEvent read(byte[] bytes) throws Hl7Fault {
        Msh msh = Objects.requireNonNull(Msh.read(bytes));
        return new Hl7Events(REGISTRY).read(Hl7Message.parse(msh.decode(bytes)), msh, NOW);
    }

    private static @Nullable String fault(Hl7Text message) {
        Hl7Fault fault = catchThrowableOfType(Hl7Fault.class, () -> read(message));
        return fault == null ? null : fault.getMessage();
    }
}
