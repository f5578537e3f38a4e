package org.stepdown.enrollment.catalogue.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;
import org.stepdown.enrollment.catalogue.web.Reading.Breach;
import org.stepdown.enrollment.cohort.Cohort;
import org.stepdown.enrollment.face.Words;
import org.stepdown.enrollment.program.CurriculumPart;
import org.stepdown.enrollment.program.Program;

/** Forms and what they hold: from a definition, to the body that the API takes too, and what is wrong by field. */
final class FormFields {

    private FormFields() {}

    static CohortBody cohort(MultiValueMap<String, String> form, String staff) {
        return new CohortBody(
                form.getFirst("id"),
                form.getFirst("programId"),
                form.getFirst("name"),
                form.get("conditions"),
                form.containsKey("dualDiagnosis") ? "true" : "false",
                null,
                form.getFirst("track"),
                form.getFirst("modality"),
                form.getFirst("site"),
                parts(form.getFirst("languages"), "[,\\s]+"),
                form.get("weekdays"),
                form.getFirst("startsAt"),
                form.getFirst("minutes"),
                form.getFirst("timeZone"),
                form.getFirst("startDate"),
                form.getFirst("endDate"),
                parts(form.getFirst("holidays"), "[,\\s]+"),
                form.getFirst("mode"),
                parts(form.getFirst("topics"), "\\R"),
                form.getFirst("startCap"),
                form.getFirst("capacity"),
                staff);
    }

    static ProgramBody program(MultiValueMap<String, String> form, String staff) {
        List<ProgramBody.Part> parts = new ArrayList<>();
        for (int part = 0; form.containsKey("hours" + part); part++) {
            String hours = form.getFirst("hours" + part);
            if (hours != null && !hours.isBlank()) {
                parts.add(new ProgramBody.Part(
                        form.getFirst("component" + part), hours, form.getFirst("activity" + part)));
            }
        }
        return new ProgramBody(
                form.getFirst("id"),
                form.getFirst("name"),
                form.getFirst("site"),
                form.getFirst("timeZone"),
                form.get("serviceLines"),
                form.getFirst("ageBand"),
                form.getFirst("weeklyHours"),
                form.getFirst("weeks"),
                parts,
                staff);
    }

    /** A form as it was sent, several values of a field separated by commas. */
    static Map<String, String> sent(MultiValueMap<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach((name, values) -> fields.put(name, String.join(",", values)));
        return fields;
    }

    static Map<String, String> of(Cohort cohort) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", cohort.id());
        form.put("programId", cohort.programId());
        form.put("name", cohort.name());
        form.put("conditions", joined(cohort.conditions(), ","));
        form.put("dualDiagnosis", cohort.dualDiagnosis() ? "true" : "");
        form.put("track", cohort.track().name());
        form.put("modality", cohort.modality().name());
        form.put("site", cohort.site());
        form.put("languages", joined(cohort.languages(), ", "));
        form.put("weekdays", joined(cohort.schedule().weekdays(), ","));
        form.put("startsAt", cohort.schedule().startsAt().toString());
        form.put("minutes", Integer.toString(cohort.schedule().minutes()));
        form.put("timeZone", cohort.schedule().timeZone().getId());
        form.put("startDate", cohort.schedule().firstDate().toString());
        form.put("endDate", Objects.toString(cohort.schedule().lastDate(), ""));
        form.put("holidays", joined(cohort.schedule().holidays(), "\n"));
        form.put("mode", cohort.mode().name());
        form.put("topics", String.join("\n", cohort.topics()));
        form.put("startCap", Objects.toString(cohort.startCap(), ""));
        return form;
    }

    static Map<String, String> of(Program program) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("id", program.id());
        form.put("name", program.name());
        form.put("site", program.site());
        form.put("timeZone", program.timeZone());
        form.put("serviceLines", joined(program.serviceLines(), ","));
        form.put("ageBand", program.ageBand().name());
        form.put("weeklyHours", program.weeklyHours().toPlainString());
        form.put("weeks", Integer.toString(program.weeks()));
        for (int part = 0; part < program.curriculum().size(); part++) {
            CurriculumPart one = program.curriculum().get(part);
            form.put("component" + part, one.component().name());
            form.put("hours" + part, one.weeklyHours().toPlainString());
            form.put("activity" + part, Objects.toString(one.activity(), ""));
        }
        return form;
    }

    /** What is wrong, in words, by field; several faults of a field in one line. */
    static Map<String, String> faults(ErrorResponseException refused, Words words) {
        Map<String, Object> properties =
                Objects.requireNonNullElse(refused.getBody().getProperties(), Map.of());
        Map<String, String> faults = new LinkedHashMap<>();
        if (properties.get("errors") instanceof List<?> errors) {
            for (Object error : errors) {
                if (error instanceof Breach breach) {
                    faults.merge(
                            breach.field().replaceFirst("\\[.*", ""),
                            words.of("fault", breach.code()) + measures(breach, words),
                            (one, other) -> one.equals(other) ? one : one + " " + other);
                }
            }
        }
        if (faults.isEmpty()) {
            faults.put("main", Objects.toString(refused.getBody().getDetail(), "It can't be done."));
        }
        return faults;
    }

    static Map<String, String> options(Words words, String kind, Enum<?>[] symbols) {
        return Arrays.stream(symbols)
                .collect(Collectors.toMap(
                        Enum::name, symbol -> words.of(kind, symbol), (one, other) -> one, LinkedHashMap::new));
    }

    private static String measures(Breach breach, Words words) {
        Map<String, String> details = breach.details();
        return details.isEmpty()
                ? ""
                : details.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(detail -> words.said(detail.getKey()).toLowerCase(Locale.ROOT) + " " + detail.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static List<String> parts(@Nullable String text, String separator) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(separator, -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static String joined(Set<?> values, String separator) {
        Function<Object, String> name = value -> value instanceof Enum<?> symbol ? symbol.name() : value.toString();
        return values.stream().sorted().map(name).collect(Collectors.joining(separator));
    }
}
