package org.stepdown.bench.mllp;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * ADT messages of a general hospital, four a patient: admitted, updated twice, discharged. One patient in ten is
 * psychiatric, so that most messages are what most messages are: of no interest to anybody here.
 */
final class Adt {

    private static final String[] TRIGGERS = {"A01", "A08", "A08", "A03"};
    private static final AtomicInteger PATIENTS = new AtomicInteger();

    private Adt() {}

    /** Framed messages for one connection, in order; no patient and no control id comes twice in a run. */
    static byte[][] frames(int count) {
        byte[][] frames = new byte[count][];
        int patient = 0;
        for (int i = 0; i < count; i++) {
            if (i % TRIGGERS.length == 0) {
                patient = PATIENTS.incrementAndGet();
            }
            frames[i] = framed(message(patient, i % TRIGGERS.length));
        }
        return frames;
    }

    private static String message(int patient, int step) {
        String trigger = TRIGGERS[step];
        String unit = patient % 10 == 0 ? "PSY" : "MED";
        String diagnosis = patient % 10 == 0 ? "F33.1^Major depressive disorder^I10" : "I50.9^Heart failure^I10";
        String at = "202608%02d%02d%02d00-0400".formatted(1 + patient % 28, 8 + step, patient % 60);
        String structure = trigger.equals("A03") ? "ADT_A03" : "ADT_A01";
        String discharged = trigger.equals("A03") ? at : "";
        return String.join(
                "\r",
                "MSH|^~\\&|EPIC|GENHOSP|STEPDOWN|STEPDOWN|" + at + "||ADT^" + trigger + "^" + structure + "|B" + patient
                        + "-" + step + "|P|2.5.1||||||UNICODE UTF-8",
                "EVN|" + trigger + "|" + at + "|||CLERK01^Clerk^Ward",
                "PID|1||M" + patient + "^^^GENHOSP^MR~S" + patient + "^^^SSA^SS||Bench" + patient
                        + "^Given^Q^^^^L||1980" + "%02d%02d".formatted(1 + patient % 12, 1 + patient % 28)
                        + "|F||2106-3|12 Any Street^^Albany^NY^12201^USA||5185550100|||M||A" + patient,
                "PD1||||1234567893^Primary^Care",
                "NK1|1|Next^Of^Kin|SPO^Spouse^HL70063|12 Any Street^^Albany^NY^12201|5185550101",
                "PV1|1|I|" + unit + "^101^A^GENHOSP||||1234567893^Attending^Doctor|||" + unit
                        + "||||1|||1234567893^Admitting^Doctor|IP|V" + patient + "^^^GENHOSP^VN"
                        + "|".repeat(17) + (trigger.equals("A03") ? "01" : "") + "|".repeat(8)
                        + "20260801080000-0400|" + discharged,
                "DG1|1||" + diagnosis + "|||A",
                "DG1|2||I10^Essential hypertension^I10|||A",
                "IN1|1|PLAN1|PAYER1|Any Payer|1 Payer Plaza^^Albany^NY^12201");
    }

    private static byte[] framed(String message) {
        byte[] content = message.getBytes(StandardCharsets.UTF_8);
        byte[] frame = new byte[content.length + 4];
        frame[0] = 0x0B;
        System.arraycopy(content, 0, frame, 1, content.length);
        frame[content.length + 1] = '\r';
        frame[content.length + 2] = 0x1C;
        frame[content.length + 3] = '\r';
        return frame;
    }
}
