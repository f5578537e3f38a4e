package org.stepdown.simulator.region;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The kinds of lives that people have in the region. Each ends at or before the moment that its rhythm gives. */
final class Stories {

    private static final List<String> CONDITIONS = List.of(
            "F32.1", "F33.1", "F33.2", "F331", "F31.32", "F31.81", "F41.1", "F43.10", "F40.10", "F10.20", "F11.20",
            "F19.20", "F50.02", "F50.2");
    private static final List<String> FOR_REVIEW = List.of("F20.9", "F25.0", "F60.3", "F99", "R45.851");
    private static final List<String> MEDICAL = List.of("I50.9", "J18.9", "K35.80", "S93.4", "R07.9", "N39.0");
    private static final List<String> SUBSTANCES = List.of("F10.20", "F11.20", "F14.20", "F19.20");
    private static final List<String> DISPOSITIONS =
            List.of("01", "01", "01", "01", "01", "1", "01^Home^HL70112", "06", "04", "21", "03", "62", "50", "", "99");

    private final Random random;
    private final People people;
    private final Instant start;
    private final Instant end;

    Stories(Random random, People people, Instant start, Instant end) {
        this.random = random;
        this.people = people;
        this.start = start;
        this.end = end;
    }

    Life inpatient() {
        Hospital hospital = people.any(List.of(Hospital.GENHOSP, Hospital.LAKESIDE, Hospital.NORTHGATE));
        Ward ward = people.any(hospital.behavioural());
        return stay("leaves a behavioural ward", somebody(hospital), ward, codes(), people.any(DISPOSITIONS));
    }

    Life residential() {
        return stay(
                "leaves residential care",
                people.aged(18, 70, Hospital.HAVEN),
                Ward.RESIDENCE,
                List.of(people.any(SUBSTANCES)),
                people.any(DISPOSITIONS));
    }

    Life medical() {
        Hospital hospital = people.any(List.of(Hospital.GENHOSP, Hospital.NORTHGATE, Hospital.RIVERBEND));
        List<String> codes = random.nextInt(3) > 0 ? List.of(people.any(MEDICAL)) : codes();
        return stay(
                "leaves a ward of medicine",
                somebody(hospital),
                people.any(List.of(Ward.MEDICINE, Ward.SURGERY)),
                codes,
                "01");
    }

    Life againstAdvice() {
        return stay("leaves against advice", somebody(Hospital.GENHOSP), Ward.PSYCHIATRY, codes(), "07");
    }

    Life diesInHospital() {
        return stay("dies in hospital", somebody(Hospital.GENHOSP), Ward.MEDICINE, codes(), "20");
    }

    Life diesLater() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant leaves = telling.ends(Rhythm.WARD).minus(1, ChronoUnit.DAYS);
        telling.stays(Ward.PSYCHIATRY, leaves, codes(), "01");
        telling.dies(leaves.plus(20, ChronoUnit.HOURS));
        return telling.life("dies after the discharge");
    }

    Life transferred() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant leaves = telling.ends(Rhythm.WARD);
        Visit visit =
                telling.visit(Ward.MEDICINE, leaves.minus(Duration.ofHours(24L * random.nextInt(5, 12))), codes());
        telling.tells("ADT^A01", visit.from(), visit);
        Visit moved = visit.on(Ward.PSYCHIATRY);
        telling.tells("ADT^A02", visit.from().plus(30, ChronoUnit.HOURS), moved);
        boolean back = random.nextBoolean();
        if (back) {
            telling.tells("ADT^A12", visit.from().plus(31, ChronoUnit.HOURS), visit);
        }
        Visit left = (back ? visit : moved).leftAt(leaves, "01");
        telling.tells("ADT^A03", leaves, left);
        telling.was(left);
        return telling.life(back ? "transfer cancelled" : "transferred to psychiatry");
    }

    Life movesOn() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant leaves = telling.ends(Rhythm.WARD);
        boolean second = random.nextBoolean();
        telling.stays(Ward.MEDICINE, second ? leaves.minus(8, ChronoUnit.DAYS) : leaves, List.of("F33.1"), "02");
        if (second) {
            Visit visit = telling.visit(Ward.PSYCHIATRY, leaves.minus(7, ChronoUnit.DAYS), List.of("F33.1"));
            telling.tells("ADT^A01", visit.from(), visit);
            telling.tells("ADT^A03", leaves, visit.leftAt(leaves, "01"));
            telling.was(visit.leftAt(leaves, "01"));
        }
        return telling.life(second ? "moved on, then home" : "moved on to another hospital");
    }

    Life lateDiagnosis() {
        Telling telling = new Telling(somebody(Hospital.NORTHGATE));
        Instant leaves = telling.ends(Rhythm.WARD).minus(3, ChronoUnit.HOURS);
        Visit visit = telling.stays(Ward.MEDICINE, leaves, List.of("R07.9"), "01");
        List<String> codes = codes();
        telling.tells("ADT^A08", leaves.plus(2, ChronoUnit.HOURS), visit.with(codes));
        telling.isNow(visit.with(codes));
        return telling.life("diagnosis comes late");
    }

    Life dischargeCancelled() {
        Telling telling = new Telling(somebody(people.any(List.of(Hospital.GENHOSP, Hospital.LAKESIDE))));
        Instant last = telling.ends(Rhythm.WARD);
        Instant leaves = last.minus(3, ChronoUnit.DAYS);
        Visit visit = telling.stays(people.any(telling.person.hospital().behavioural()), leaves, codes(), "01");
        Visit stillThere = visit.leftAt(null, "");
        telling.tells("ADT^A13", leaves.plus(2, ChronoUnit.HOURS), stillThere);
        telling.isNow(stillThere);
        boolean leavesAfterAll = random.nextBoolean();
        if (leavesAfterAll) {
            telling.tells("ADT^A03", last, visit.leftAt(last, "01"));
            telling.isNow(visit.leftAt(last, "01"));
        }
        return telling.life(leavesAfterAll ? "discharge cancelled, then home" : "discharge cancelled");
    }

    Life admissionCancelled() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant last = telling.ends(Rhythm.WARD);
        boolean left = random.nextBoolean();
        Visit visit;
        if (left) {
            visit = telling.stays(Ward.PSYCHIATRY, last.minus(5, ChronoUnit.HOURS), codes(), "01");
        } else {
            visit = telling.visit(Ward.PSYCHIATRY, last.minus(5, ChronoUnit.HOURS), codes());
            telling.tells("ADT^A01", visit.from(), visit);
            telling.was(visit);
        }
        telling.tells("ADT^A11", last, visit.leftAt(null, ""));
        telling.isNow(visit.neverWas());
        return telling.life("admission cancelled");
    }

    Life readmitted() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant last = telling.ends(Rhythm.WARD);
        List<String> codes = List.of(people.any(CONDITIONS));
        telling.stays(Ward.PSYCHIATRY, last.minus(6, ChronoUnit.DAYS), codes, "01");
        Visit again = telling.visit(Ward.PSYCHIATRY, last.minus(3, ChronoUnit.DAYS), codes);
        telling.tells("ADT^A01", again.from(), again);
        boolean stays = random.nextBoolean();
        Visit end = stays ? again : again.leftAt(last, "01");
        if (!stays) {
            telling.tells("ADT^A03", last, end);
        }
        telling.was(end);
        return telling.life(stays ? "readmitted, still there" : "readmitted and home again");
    }

    Life emergencyOnce() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        telling.emergency(telling.ends(Rhythm.EMERGENCY), codesOrMedical());
        return telling.life("one emergency visit");
    }

    /** Around the thresholds: three in 60 days, four in 365, and a day more of each. */
    Life emergencyOften() {
        Telling telling = new Telling(somebody(people.any(List.of(Hospital.GENHOSP, Hospital.NORTHGATE))));
        Instant last = telling.ends(Rhythm.EMERGENCY);
        List<String> codes = List.of(people.any(CONDITIONS));
        List<Integer> daysBefore = people.any(List.of(
                List.of(60, 30),
                List.of(61, 30),
                List.of(365, 200, 100),
                List.of(366, 200, 100),
                List.of(45, 20),
                List.of(300, 150)));
        for (int days : daysBefore) {
            telling.emergency(sameTime(last, days, telling.person.hospital()), codes);
        }
        telling.emergency(last, codes);
        return telling.life("emergency visits " + daysBefore + " days before");
    }

    Life emergencyAdmitted() {
        Telling telling = new Telling(somebody(people.any(List.of(Hospital.GENHOSP, Hospital.NORTHGATE))));
        Instant last = telling.ends(Rhythm.WARD);
        Visit visit = telling.visit(Ward.EMERGENCY, last.minus(4, ChronoUnit.DAYS), codes());
        telling.tells("ADT^A04", visit.from(), visit);
        Visit inpatient = visit.on(Ward.PSYCHIATRY);
        telling.tells("ADT^A06", visit.from().plus(5, ChronoUnit.HOURS), inpatient);
        Visit left = inpatient.leftAt(last, "01");
        telling.tells("ADT^A03", last, left);
        telling.was(left);
        return telling.life("admitted from the emergency department");
    }

    Life requested() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant asked = telling.ends(Rhythm.OFFICE).minus(5, ChronoUnit.HOURS);
        String supervision = people.any(List.of("N", "N", "N", "N", "Y", ""));
        String safe = people.any(List.of("Y", "Y", "Y", "Y", "N", ""));
        Request request = new Request(people.number("R"), people.any(CONDITIONS), supervision, safe, false);
        telling.asks("REF^I12", asked, request);
        boolean withdrawn = random.nextInt(6) == 0;
        if (withdrawn) {
            telling.asks("REF^I14", asked.plus(4, ChronoUnit.HOURS), request);
        }
        telling.requests.add(withdrawn ? request.takenBack() : request);
        telling.inFhir = !withdrawn && random.nextInt(3) == 0;
        return telling.life(withdrawn ? "request taken back" : "request of a therapist");
    }

    Life dischargedInFhir() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        telling.inFhir = true;
        String disposition = people.any(List.of("home", "home", "home", "alt-home", "snf", "aadvice", "oth"));
        telling.stays(
                people.any(List.of(Ward.PSYCHIATRY, Ward.MEDICINE)), telling.ends(Rhythm.WARD), codes(), disposition);
        return telling.life("discharge told in FHIR");
    }

    Life merged() {
        Telling telling = new Telling(somebody(Hospital.GENHOSP));
        Instant last = telling.ends(Rhythm.OFFICE);
        Person person = telling.person;
        Person other = person.under(people.number("S"));
        List<String> codes = List.of(people.any(CONDITIONS));
        boolean stays = random.nextBoolean();
        telling.person = other;
        if (stays) {
            telling.stays(Ward.PSYCHIATRY, last.minus(4, ChronoUnit.DAYS), codes, "01");
        } else {
            telling.emergency(last.minus(40, ChronoUnit.DAYS), codes);
            telling.emergency(last.minus(20, ChronoUnit.DAYS), codes);
        }
        telling.person = person;
        if (stays) {
            telling.stays(Ward.MEDICINE, last.minus(1, ChronoUnit.DAYS), codes, "01");
        } else {
            telling.emergency(last.minus(1, ChronoUnit.DAYS), codes);
        }
        telling.told.add(Happening.merging(last, person, other.mrn()));
        return telling.life(
                stays ? "two records with a referral each, merged" : "emergency visits of two records, merged");
    }

    private Life stay(String story, Person person, Ward ward, List<String> codes, String disposition) {
        Telling telling = new Telling(person);
        telling.stays(ward, telling.ends(Rhythm.WARD), codes, disposition);
        return telling.life(story);
    }

    private Person somebody(Hospital hospital) {
        int die = random.nextInt(20);
        return die == 0
                ? people.aged(7, 10, hospital)
                : die < 4 ? people.aged(13, 16, hospital) : people.aged(19, 76, hospital);
    }

    private List<String> codes() {
        return switch (random.nextInt(12)) {
            case 0 -> List.of(people.any(FOR_REVIEW));
            case 1 -> List.of("F10.20", "F33.1");
            case 2 -> List.of(people.any(CONDITIONS), "I10");
            default -> List.of(people.any(CONDITIONS));
        };
    }

    private List<String> codesOrMedical() {
        return random.nextBoolean() ? codes() : List.of(people.any(MEDICAL));
    }

    /** So many calendar days earlier at the hospital. */
    private static Instant sameTime(Instant last, int days, Hospital hospital) {
        return last.atZone(hospital.zone()).minusDays(days).toInstant();
    }

    /** A life while it is told. */
    private final class Telling {

        private final List<Visit> visits = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private final List<Happening> told = new ArrayList<>();
        private final Hospital hospital;
        private Person person;
        private boolean died;
        private boolean inFhir;

        Telling(Person person) {
            this.person = person;
            this.hospital = person.hospital();
        }

        Instant ends(Rhythm rhythm) {
            return rhythm.moment(random, hospital, start, end.minus(10, ChronoUnit.MINUTES))
                    .truncatedTo(ChronoUnit.SECONDS);
        }

        Visit visit(Ward ward, Instant from, List<String> codes) {
            return new Visit(people.number("V"), ward, ward == Ward.EMERGENCY, from, null, "", codes, false);
        }

        /** An admission and the discharge at this time. */
        Visit stays(Ward ward, Instant leaves, List<String> codes, String disposition) {
            Visit visit = visit(ward, leaves.minus(Duration.ofHours(24L * random.nextInt(2, 14) + 3)), codes);
            tells("ADT^A01", visit.from(), visit);
            if (!inFhir && random.nextInt(4) == 0) {
                tells("ADT^A08", visit.from().plus(9, ChronoUnit.HOURS), visit);
            }
            Visit left = visit.leftAt(leaves, disposition);
            tells("ADT^A03", leaves, left);
            was(left);
            return left;
        }

        void emergency(Instant leaves, List<String> codes) {
            Visit visit = visit(Ward.EMERGENCY, leaves.minus(random.nextInt(60, 300), ChronoUnit.MINUTES), codes);
            tells("ADT^A04", visit.from(), visit);
            tells("ADT^A03", leaves, visit.leftAt(leaves, "01"));
            was(visit.leftAt(leaves, "01"));
        }

        void asks(String trigger, Instant at, Request request) {
            told.add(Happening.asked(trigger, at, person, request));
        }

        void tells(String trigger, Instant at, Visit visit) {
            told.add(Happening.of(trigger, at, person, visit));
        }

        void dies(Instant at) {
            told.add(Happening.death(at, person));
            died = true;
        }

        void was(Visit visit) {
            visits.add(visit);
        }

        /** What was thought of it before was wrong. */
        void isNow(Visit visit) {
            visits.removeIf(known -> known.number().equals(visit.number()));
            visits.add(visit);
        }

        Life life(String story) {
            return new Life(story, person, visits, requests, died, told, inFhir);
        }
    }
}
