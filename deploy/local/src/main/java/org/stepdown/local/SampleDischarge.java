package org.stepdown.local;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A made-up patient who leaves the psychiatric unit of a general hospital for home with a recurrent depression
 * (ADT^A03). Nothing about this person is real, and each call makes another one.
 */
record SampleDischarge(String controlId, byte[] message) {

    static final String APPLICATION = "EPIC";
    static final String FACILITY = "GENHOSP";

    private static final ZoneId HOSPITAL_ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter HL7_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx");

    static SampleDischarge at(Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock).withZoneSameInstant(HOSPITAL_ZONE);
        String number = String.valueOf(clock.millis());
        String controlId = "SAMPLE" + number;
        String message = """
                MSH|^~\\&|%1$s|%2$s|STEPDOWN|STEPDOWN|%4$s||ADT^A03^ADT_A03|%3$s|P|2.5.1
                EVN|A03|%4$s|||||%2$s
                PID|1||S%6$s^^^%2$s^MR||SAMPLE^PATIENT||19880412|F
                PV1|1|I|PSY^101^1^%2$s|||||||PSY|||||||||V%6$s^^^%2$s^VN|||||||||||||||||01||||||||%5$s|%4$s
                DG1|1||F33.1^Major depressive disorder, recurrent, moderate^I10C||%4$s|F|||||||||1
                """.formatted(
                APPLICATION, FACILITY, controlId, HL7_TIME.format(now), HL7_TIME.format(now.minusDays(6)), number);
        return new SampleDischarge(controlId, message.replace('\n', '\r').getBytes(StandardCharsets.US_ASCII));
    }
}
