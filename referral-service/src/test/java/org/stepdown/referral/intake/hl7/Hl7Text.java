package org.stepdown.referral.intake.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A message as text, segment by segment. */
public final class Hl7Text {

    private final List<String> segments = new ArrayList<>();

    private Hl7Text(String header) {
        segments.add(header);
    }

    public static Hl7Text message(String type, String controlId) {
        return new Hl7Text(
                "MSH|^~\\&|EPIC|GENHOSP|STEPDOWN|STEPDOWN|20260305120000-0500||" + type + "|" + controlId + "|P|2.5.1");
    }

    public static Hl7Text starting(String header) {
        return new Hl7Text(header);
    }

    /** A discharge from the psychiatric unit for home. */
    public static Hl7Text discharge(String controlId, String patient) {
        return message("ADT^A03^ADT_A03", controlId)
                .with("EVN|A03|20260305120000-0500")
                .patient(patient)
                .with(visit(patient, "I", "PSY", "01"))
                .with("DG1|1||F33.1^Depression^I10C|||F|||||||||1");
    }

    public static String visit(String patient, String patientClass, String unit, String disposition) {
        return "PV1|1|" + patientClass + "|" + unit + "^1^1^GENHOSP" + "|".repeat(16) + "V" + patient + "^^^GENHOSP^VN"
                + "|".repeat(17) + disposition;
    }

    public Hl7Text patient(String number) {
        return with("PID|1||" + number + "^^^GENHOSP^MR||CANARY^PATIENT||19880412|F");
    }

    public Hl7Text with(String segment) {
        segments.add(segment);
        return this;
    }

    public Hl7Text without(String name) {
        segments.removeIf(segment -> segment.startsWith(name));
        return this;
    }

    /** The same of another place. */
    public Hl7Text replaced(String name, String other) {
        segments.replaceAll(segment -> segment.replace(name, other));
        return this;
    }

    /** As a person sees it. */
    public String text() {
        return String.join("\n", segments) + "\n";
    }

    public byte[] bytes() {
        return bytes("\r");
    }

    public byte[] bytes(String separator) {
        return (String.join(separator, segments) + separator).getBytes(StandardCharsets.UTF_8);
    }
}
