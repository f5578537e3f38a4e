package org.stepdown.simulator.hl7;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stepdown.simulator.region.Happening;
import org.stepdown.simulator.region.Hospital;
import org.stepdown.simulator.region.Person;
import org.stepdown.simulator.region.Request;
import org.stepdown.simulator.region.Visit;

/** A happening as an HL7 v2 message, a segment a line. */
public final class Hl7 {

    /** MSH-3 of all of the region. */
    public static final String APPLICATION = "EPIC";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

    private Hl7() {}

    /** Made when it happens, whenever it goes out: MSH-7 is the only time that some messages have. */
    public static String message(Happening what, String controlId) {
        Hospital hospital = what.person().hospital();
        List<String> segments = new ArrayList<>();
        segments.add(header(what, hospital, controlId));
        Request request = what.request();
        if (request == null) {
            segments.add(segment("EVN", Map.of(1, what.trigger().substring(4), 2, time(what.at(), hospital))));
            segments.add(person(what.person(), what.died()));
        } else {
            segments.addAll(request(request, what, hospital));
        }
        Visit visit = what.visit();
        if (visit != null) {
            segments.add(visit(visit, what.trigger().equals("ADT^A03"), hospital));
            segments.addAll(diagnoses(visit.diagnoses(), what, hospital));
        }
        if (what.merged() != null) {
            segments.add(segment("MRG", Map.of(1, what.merged() + "^^^" + hospital + "^MR")));
        }
        return String.join("\n", segments) + "\n";
    }

    private static String header(Happening what, Hospital hospital, String controlId) {
        Map<Integer, String> fields = new TreeMap<>(Map.of(
                2,
                "^~\\&",
                3,
                APPLICATION,
                4,
                hospital.name(),
                5,
                "STEPDOWN",
                6,
                "STEPDOWN",
                7,
                time(what.at(), hospital),
                9,
                what.trigger() + structure(what.trigger(), hospital),
                10,
                controlId,
                11,
                "P",
                12,
                hospital.version()));
        if (!hospital.charsetName().isEmpty()) {
            fields.put(18, hospital.charsetName());
        }
        return segment("MSH", fields);
    }

    /** MSH-9.3 came with version 2.3.1. */
    private static String structure(String trigger, Hospital hospital) {
        if (hospital.version().equals("2.3")) {
            return "";
        }
        return switch (trigger) {
            case "ADT^A03" -> "^ADT_A03";
            case "ADT^A40" -> "^ADT_A39";
            case "ADT^A31" -> "^ADT_A05";
            case "ADT^A11", "ADT^A12" -> "^ADT_A09";
            case "REF^I12", "REF^I14" -> "^REF_I12";
            case "ADT^A02" -> "^ADT_A02";
            case "ADT^A06" -> "^ADT_A06";
            default -> "^ADT_A01";
        };
    }

    private static String person(Person person, boolean died) {
        Map<Integer, String> fields = new TreeMap<>(Map.of(
                1,
                "1",
                3,
                person.mrn() + "^^^" + person.hospital() + "^MR",
                5,
                person.family() + "^" + person.given(),
                7,
                person.born().format(DateTimeFormatter.BASIC_ISO_DATE),
                8,
                person.sex(),
                11,
                person.street() + "^^Anywhere^NY^10001"));
        if (died) {
            fields.put(30, "Y");
        }
        return segment("PID", fields);
    }

    private static String visit(Visit visit, boolean leaving, Hospital hospital) {
        Map<Integer, String> fields = new TreeMap<>(Map.of(
                1,
                "1",
                2,
                visit.inEmergency() ? "E" : "I",
                3,
                visit.ward().unit() + "^12^1^" + hospital,
                10,
                visit.ward().service(),
                19,
                visit.number() + "^^^" + hospital + "^VN",
                44,
                time(visit.from(), hospital)));
        Instant until = visit.until();
        if (leaving && until != null) {
            fields.put(36, visit.disposition());
            fields.put(45, time(until, hospital));
        }
        return segment("PV1", fields);
    }

    private static List<String> request(Request request, Happening what, Hospital hospital) {
        List<String> segments = new ArrayList<>(List.of(
                segment(
                        "RF1",
                        Map.of(
                                1,
                                "P^Pending^HL70283",
                                2,
                                "R^Routine^HL70280",
                                6,
                                request.key() + "^" + hospital,
                                7,
                                time(what.at(), hospital))),
                segment("PRD", Map.of(1, "RP^Referring provider^HL70286", 2, "Therapist^Any")),
                person(what.person(), false)));
        segments.addAll(diagnoses(List.of(request.diagnosis()), what, hospital));
        segments.add(attestation(1, "NEEDS-24H-SUPERVISION", request.supervision()));
        segments.add(attestation(2, "SAFE-AT-HOME", request.safe()));
        segments.removeIf(String::isEmpty);
        return segments;
    }

    private static String attestation(int number, String question, String answer) {
        return answer.isEmpty()
                ? ""
                : segment("OBX", Map.of(1, String.valueOf(number), 2, "ID", 3, question, 5, answer, 11, "F"));
    }

    private static List<String> diagnoses(List<String> codes, Happening what, Hospital hospital) {
        return IntStream.range(0, codes.size())
                .mapToObj(i -> segment(
                        "DG1",
                        Map.of(
                                1, String.valueOf(i + 1),
                                3, codes.get(i) + "^^I10C",
                                5, time(what.at(), hospital),
                                6, "F",
                                15, String.valueOf(i + 1))))
                .toList();
    }

    /** With its offset where the hospital says it, and where the clock shows the same time twice. */
    private static String time(Instant instant, Hospital hospital) {
        ZonedDateTime local = instant.atZone(hospital.zone());
        LocalDateTime wall = local.toLocalDateTime();
        boolean twice = hospital.zone().getRules().getValidOffsets(wall).size() > 1;
        return TIME.format(local) + (hospital.offsets() || twice ? OFFSET.format(local) : "");
    }

    private static String segment(String name, Map<Integer, String> fields) {
        int last = fields.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        // MSH-1 is the separator itself.
        return IntStream.rangeClosed(name.equals("MSH") ? 2 : 1, last)
                .mapToObj(number -> fields.getOrDefault(number, ""))
                .collect(Collectors.joining("|", name + "|", ""));
    }
}
