package org.stepdown.referral.intake.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HAPI, which the field knows and trusts, is the yardstick of our own reading. */
class ReadAsHapiTest {

    private static final PipeParser HAPI = parser();
    private static final Set<String> SEGMENTS =
            Set.of("EVN", "PID", "PV1", "DG1", "OBX", "MRG", "RF1", "PRD", "IN1", "ZZZ");
    private static final String HEADER = "MSH|^~\\&|";

    @Test
    void broken_messages_are_read_as_hapi_reads_them() throws Exception {
        Mutations mutations = new Mutations(20260305);
        int compared = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = new String(mutations.next(), StandardCharsets.ISO_8859_1).replace("\0", "");
            if (text.startsWith(HEADER) && !isOdd(text) && isAlike(text)) {
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(4_000);
    }

    /**
     * Where HAPI is no yardstick: it drops an escape character that escapes nothing, and takes a line with a shorter name
     * or none for another segment like the one before.
     */
    private static boolean isOdd(String text) {
        return text.indexOf('\\', HEADER.length()) >= 0
                || !text.strip().lines().allMatch(line -> line.matches("[A-Z][A-Z0-9]{2}(\\|.*)?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|1||4711^^^GENHOSP^MR~S1^^^SSA&1.2.3&ISO^SS||O\\T\\Neil^Mary\\S\\Ann",
                "PID|1||a\\F\\b\\R\\c\\E\\d",
                "OBX|1|TX|NOTE||\\H\\bold\\N\\ and \\Z9\\",
                "DG1|1||F33.1&x^Depression^I10~F41^Anxiety|",
                "ZZZ|own|segments~too",
                "PV1||||~a|&b|^c"
            })
    void separators_repetitions_and_escapes_are_read_as_hapi_reads_them(String segment) throws Exception {
        assertThat(isAlike(Hl7Text.message("ADT^A08", "C1").with(segment).text().replace('\n', '\r')))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "first\\.br\\second,  'first\rsecond'",
        "\\X41\\\\X4243\\, ABC",
        "C:\\Temp\\F\\x, C:\\Temp|x",
        "one\\ends in nothing, one\\ends in nothing",
        "\\XZZ\\\\T\\, \\XZZ\\&"
    })
    void what_hapi_leaves_escaped_or_loses_is_read_as_it_was_meant(String sent, String meant) throws Hl7Fault {
        String text =
                Hl7Text.message("ADT^A08", "C1").with("OBX|1|TX|NOTE||" + sent).text();

        assertThat(Hl7Message.parse(text).get("OBX", 5, 1)).isEqualTo(meant);
    }

    @Test
    void delimiters_that_contradict_each_other_are_named() {
        Hl7Fault fault = catchThrowableOfType(Hl7Fault.class, () -> Hl7Message.parse("MSH|^^\\&|EPIC"));

        assertThat(fault.error().failure()).isEqualTo("102 Data type error at MSH-2");
    }

    @Test
    void a_header_that_names_fewer_delimiters_means_the_usual_ones() throws Hl7Fault {
        assertThat(Hl7Message.parse("MSH|^~|EPIC\rPID|1||a&b^c~d").get("PID", 3, 1))
                .isEqualTo("a");
    }

    /** False when HAPI refuses the message. */
    private static boolean isAlike(String text) throws Exception {
        Message theirs;
        try {
            theirs = HAPI.parse(text.strip().replace("\r\n", "\r").replace('\n', '\r'));
        } catch (HL7Exception refused) {
            return false;
        }
        Hl7Message ours = Hl7Message.parse(text);
        Map<String, Integer> seen = new HashMap<>();
        for (String name : theirs.getNames()) {
            for (var structure : theirs.getAll(name)) {
                if (structure instanceof Segment segment && SEGMENTS.contains(segment.getName())) {
                    int number = seen.merge(segment.getName(), 1, Integer::sum);
                    assertThat(ours.all(segment.getName()))
                            .as("%s segments of %s", segment.getName(), text)
                            .hasSizeGreaterThanOrEqualTo(number);
                    compare(segment, ours.all(segment.getName()).get(number - 1), text);
                }
            }
        }
        return true;
    }

    private static void compare(Segment theirs, org.stepdown.referral.intake.hl7.Segment ours, String text)
            throws HL7Exception {
        for (int field = 1; field <= theirs.numFields(); field++) {
            for (int repetition = 0; repetition < theirs.getField(field).length; repetition++) {
                for (int component = 1; component <= 5; component++) {
                    assertThat(Hl7Message.get(ours, field, repetition, component))
                            .as("%s-%s(%s).%s of %s", theirs.getName(), field, repetition, component, text)
                            .isEqualTo(plain(Terser.get(theirs, field, repetition, component, 1)));
                }
            }
        }
    }

    private static @Nullable String plain(@Nullable String value) {
        return value == null || value.isBlank() || value.equals("\"\"") ? null : value.strip();
    }

    private static PipeParser parser() {
        HapiContext context = new DefaultHapiContext();
        context.setModelClassFactory(new GenericModelClassFactory());
        context.setValidationContext(ValidationContextFactory.noValidation());
        return context.getPipeParser();
    }
}
