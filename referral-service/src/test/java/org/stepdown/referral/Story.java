package org.stepdown.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Attestation;
import org.stepdown.referral.encounter.CareSetting;
import org.stepdown.referral.encounter.Diagnosis;
import org.stepdown.referral.encounter.Diagnosis.CodeSystem;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.Fact.Kind;
import org.stepdown.referral.encounter.History;
import org.stepdown.referral.encounter.Identifier;
import org.stepdown.referral.encounter.Part2;
import org.stepdown.referral.encounter.PatientClass;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.encounter.Request;
import org.stepdown.referral.encounter.Stay;
import org.stepdown.referral.screening.Screened;
import org.stepdown.referral.screening.Screening;
import org.stepdown.referral.screening.ScreeningPolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What happened to one patient, told in the order in which it happened; and what screening makes of it. */
public final class Story {

    public static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final ScreeningPolicy POLICY = shippedPolicy();

    private final List<Fact> facts = new ArrayList<>();
    private @Nullable LocalDate birthDate = LocalDate.of(1988, 4, 12);
    private CareSetting setting = CareSetting.GENERAL;
    private PatientClass patientClass = PatientClass.INPATIENT;
    private Part2 part2 = Part2.NOT_PART_2;
    private boolean placed = true;

    public static Story ofAPatient() {
        return new Story();
    }

    public Story born(@Nullable LocalDate date) {
        birthDate = date;
        return this;
    }

    public Story in(CareSetting place) {
        setting = place;
        return this;
    }

    public Story as(PatientClass visitor) {
        patientClass = visitor;
        return this;
    }

    public Story says(Kind kind, String visit, String time, @Nullable String disposition, String... codes) {
        return add(kind, time, stay(visit, disposition), null, codes, List.of());
    }

    public Story dies(String time) {
        Fact last = facts.getLast();
        Person dead = new Person(List.of(), null, null, birthDate, null, null, null, null, true, null);
        facts.add(new Fact(
                UUID.nameUUIDFromBytes(("death" + time).getBytes(StandardCharsets.UTF_8)),
                Kind.PERSON_UPDATED,
                at(time),
                at(time),
                null,
                dead,
                null,
                null,
                List.of(),
                last.attestations()));
        return this;
    }

    public Story requests(Kind kind, String key, String time, List<Attestation> attestations, String... codes) {
        Request request = new Request(
                new Identifier(key, "CLINIC", null),
                "CLINIC",
                ZONE,
                Part2.NOT_PART_2,
                null,
                Request.MandatedPriority.UNKNOWN);
        return add(kind, time, null, request, codes, attestations);
    }

    private Story add(
            Kind kind,
            String time,
            @Nullable Stay stay,
            @Nullable Request request,
            String[] codes,
            List<Attestation> attestations) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (String code : codes) {
            diagnoses.add(new Diagnosis(code, CodeSystem.ICD_10_CM, Diagnosis.Kind.FINAL, diagnoses.size() + 1));
        }
        Person person = new Person(List.of(), null, null, birthDate, null, null, null, null, false, null);
        UUID id = UUID.nameUUIDFromBytes((kind + time + facts.size()).getBytes(StandardCharsets.UTF_8));
        facts.add(new Fact(
                id, kind, at(time), at(time), "C" + facts.size(), person, stay, request, diagnoses, attestations));
        return this;
    }

    private Stay stay(String visit, @Nullable String disposition) {
        return new Stay(
                new Identifier(visit, "GENHOSP", "VN"),
                patientClass,
                setting,
                "GENHOSP",
                disposition,
                null,
                null,
                ZONE,
                part2,
                placed);
    }

    /** What is said from here on names no unit and no hospital service: the facility counts. */
    public Story withoutPlace() {
        placed = false;
        setting = CareSetting.GENERAL;
        part2 = Part2.NOT_PART_2;
        return this;
    }

    public Story underPart2() {
        part2 = Part2.PART_2;
        return this;
    }

    public static Instant at(String time) {
        return time.length() == 10
                ? LocalDate.parse(time).atTime(12, 0).atZone(ZONE).toInstant()
                : java.time.LocalDateTime.parse(time).atZone(ZONE).toInstant();
    }

    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    public Screened screened() {
        return screened(facts);
    }

    /** After a referral that was about these events has ended. */
    public Screened screenedAfter(Set<UUID> dealtWith) {
        return Screening.of(History.of(facts), POLICY, dealtWith);
    }

    public static Screened screened(List<Fact> facts) {
        return Screening.of(History.of(facts), POLICY, Set.of());
    }

    public static ScreeningPolicy policy() {
        return POLICY;
    }

    /** The policy that the migration ships, so that its tables are what the tests are about. */
    private static ScreeningPolicy shippedPolicy() {
        try (InputStream migration = Objects.requireNonNull(Story.class.getResourceAsStream(
                "/db/migration/V9__remission_psychotic_depression_and_poisoning.sql"))) {
            String sql = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            int start = sql.indexOf("'{", sql.indexOf("insert into screening_policy")) + 1;
            JsonMapper json = JsonMapper.builder().build();
            ObjectNode document = (ObjectNode) json.readTree(sql.substring(start, sql.indexOf("}')", start) + 1));
            return json.treeToValue(document.put("version", "2026-02"), ScreeningPolicy.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
