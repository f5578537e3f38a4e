package org.stepdown.referral.screening.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.referral.screening.DispositionMeaning;
import org.stepdown.referral.screening.ScreeningPolicy;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The versions of the screening policy: what dispositions and diagnoses mean, and who is a high utilizer. A version holds
 * from midnight UTC of a later day on; what is in force is never changed, since referrals name their version and a replay
 * must come to the same.
 */
@RestController
@RequestMapping("/api/screening-policies")
class ScreeningPoliciesApi {

    private static final int MOST_VISITS = 100;
    private static final int MOST_DAYS = 3_650;
    private static final int LONGEST_PATTERN = 500;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock = Clock.systemUTC();

    ScreeningPoliciesApi(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A version.
     *
     * @param inForce whether what is received now is screened by it
     * @param by who added it; null for what came with the product
     */
    record Version(
            String version,
            LocalDate effectiveFrom,
            boolean inForce,
            @Nullable String by,
            @Nullable String reason,
            JsonNode policy) {}

    /** What is not said stays as it is in the version before. */
    record Body(
            @Nullable String version,
            @Nullable LocalDate effectiveFrom,
            @Nullable String reason,
            @Nullable Map<String, DispositionMeaning> dispositions,
            @Nullable List<DiagnosisRuleBody> diagnoses,
            ScreeningPolicy.@Nullable Threshold edBehavioural,
            ScreeningPolicy.@Nullable Threshold edAnyCause) {}

    /** A rule as {@link ScreeningPolicy.DiagnosisRule}, the pattern as text. */
    record DiagnosisRuleBody(
            @Nullable String pattern,
            @Nullable String means,
            @Nullable String condition) {}

    @GetMapping
    List<Version> all() {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        List<Version> versions = jdbc.sql("""
                        select version, effective_from, added_by, reason, document,
                               effective_from = max(effective_from) filter (where effective_from <= :today) over () as in_force
                        from screening_policy order by effective_from
                        """)
                .param("today", today)
                .query((row, n) -> new Version(
                        row.getString("version"),
                        row.getObject("effective_from", LocalDate.class),
                        row.getBoolean("in_force"),
                        row.getString("added_by"),
                        row.getString("reason"),
                        json.readTree(row.getString("document"))))
                .list();
        return versions;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Version add(@RequestBody Body body, Principal who) {
        List<Map<String, String>> faults = new ArrayList<>();
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        String version = body.version() == null ? "" : body.version();
        LocalDate from = body.effectiveFrom();
        check(faults, version.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), "version", "UNUSABLE_VERSION");
        check(faults, from != null && from.isAfter(today), "effectiveFrom", "NOT_LATER");
        check(faults, body.reason() != null && !body.reason().isBlank(), "reason", "MISSING");
        check(faults, body.dispositions() == null || isWhole(body.dispositions()), "dispositions", "UNCLEAR");
        check(faults, body.diagnoses() == null || !body.diagnoses().isEmpty(), "diagnoses", "EMPTY");
        threshold(faults, "edBehavioural", body.edBehavioural());
        threshold(faults, "edAnyCause", body.edAnyCause());
        if (!faults.isEmpty() || from == null) {
            throw problem(HttpStatus.UNPROCESSABLE_CONTENT, faults);
        }
        ObjectNode document = over(before(from), body);
        usable(document, version);
        int added = jdbc.sql("""
                        insert into screening_policy (version, effective_from, document, added_by, reason)
                        values (:version, :from, :document::jsonb, :by, :reason)
                        on conflict do nothing
                        """)
                .param("version", version)
                .param("from", from)
                .param("document", json.writeValueAsString(document))
                .param("by", who.getName())
                .param("reason", body.reason())
                .update();
        if (added == 0) {
            throw problem(HttpStatus.CONFLICT, List.of(fault("version", "VERSION_TAKEN")));
        }
        return new Version(version, from, false, who.getName(), body.reason(), document);
    }

    private ObjectNode before(LocalDate from) {
        String document = jdbc.sql("""
                        select document from screening_policy where effective_from <= :from
                        order by effective_from desc limit 1
                        """)
                .param("from", from)
                .query((row, n) -> row.getString("document"))
                .single();
        return (ObjectNode) json.readTree(document);
    }

    private ObjectNode over(ObjectNode before, Body body) {
        if (body.dispositions() != null) {
            Map<String, DispositionMeaning> codes = new TreeMap<>();
            body.dispositions().forEach((code, means) -> codes.put(ScreeningPolicy.normalized(code), means));
            before.set("dispositions", json.valueToTree(codes));
        }
        if (body.diagnoses() != null) {
            before.set("diagnoses", json.valueToTree(body.diagnoses()));
        }
        if (body.edBehavioural() != null) {
            before.set("edBehavioural", json.valueToTree(body.edBehavioural()));
        }
        if (body.edAnyCause() != null) {
            before.set("edAnyCause", json.valueToTree(body.edAnyCause()));
        }
        return before;
    }

    /** A document that can't be read would stop all screening on its day: it is read before it is kept. */
    private void usable(ObjectNode document, String version) {
        int number = 0;
        for (JsonNode rule : document.path("diagnoses")) {
            String field = "diagnoses/" + number++;
            if (rule.path("pattern").asString("").isEmpty()
                    || rule.path("pattern").asString().length() > LONGEST_PATTERN
                    || rule.path("means").isNull()) {
                throw problem(HttpStatus.UNPROCESSABLE_CONTENT, List.of(fault(field, "UNUSABLE_RULE")));
            }
            try {
                json.treeToValue(rule, ScreeningPolicy.DiagnosisRule.class);
            } catch (JacksonException e) {
                throw problem(HttpStatus.UNPROCESSABLE_CONTENT, List.of(fault(field, "UNUSABLE_RULE")));
            }
        }
        try {
            json.treeToValue(document.deepCopy().put("version", version), ScreeningPolicy.class);
        } catch (JacksonException e) {
            throw problem(HttpStatus.UNPROCESSABLE_CONTENT, List.of(fault("", "UNREADABLE")));
        }
    }

    /** Every code means one thing, and some code says that the patient has died: nobody may be called then. */
    private static boolean isWhole(Map<String, DispositionMeaning> dispositions) {
        long codes = dispositions.keySet().stream()
                .map(ScreeningPolicy::normalized)
                .distinct()
                .count();
        return codes == dispositions.size()
                && dispositions.values().stream().noneMatch(Objects::isNull)
                && dispositions.containsValue(DispositionMeaning.DIED);
    }

    private static void threshold(
            List<Map<String, String>> faults, String field, ScreeningPolicy.@Nullable Threshold threshold) {
        check(
                faults,
                threshold == null
                        || threshold.visits() >= 1
                                && threshold.visits() <= MOST_VISITS
                                && threshold.days() >= 1
                                && threshold.days() <= MOST_DAYS,
                field,
                "OUT_OF_RANGE");
    }

    private static void check(List<Map<String, String>> faults, boolean good, String field, String code) {
        if (!good) {
            faults.add(fault(field, code));
        }
    }

    private static Map<String, String> fault(String field, String code) {
        return Map.of("field", field, "code", code);
    }

    private static ErrorResponseException problem(HttpStatus status, List<Map<String, String>> faults) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, "The policy breaks the rules that the errors name.");
        problem.setProperty("errors", faults);
        return new ErrorResponseException(status, problem, null);
    }
}
