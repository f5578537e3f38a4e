package org.stepdown.enrollment.replay.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.enrollment.face.FaceProperties;
import org.stepdown.enrollment.reach.Sight;
import org.stepdown.enrollment.reach.Within;
import org.stepdown.enrollment.reason.PlainWords;
import org.stepdown.enrollment.reason.Reason;
import org.stepdown.enrollment.replay.PlanReading;
import org.stepdown.enrollment.replay.Run;
import org.stepdown.enrollment.replay.Runs;
import org.stepdown.enrollment.replay.WhatIf;
import org.stepdown.enrollment.replay.Wish;

/** What if there were other cohorts: asked for, looked at while it runs, stopped. */
@RestController
@RequestMapping("/api/what-if")
class WhatIfApi {

    private final PlanReading reading;
    private final Runner runner;
    private final Runs runs;
    private final Sight sight;
    private final FaceProperties face;

    WhatIfApi(PlanReading reading, Runner runner, Runs runs, Sight sight, FaceProperties face) {
        this.reading = reading;
        this.runner = runner;
        this.runs = runs;
        this.sight = sight;
        this.face = face;
    }

    /** A wish and who has it. */
    record Body(@Nullable String by, @Nullable Wish plan) {}

    /** A run with what had to be assumed. */
    record Answer(Run run, int percent, List<String> assumptions) {}

    @PostMapping
    ResponseEntity<Answer> ask(@RequestBody Body body) {
        String by = body.by() == null ? "" : body.by().strip();
        Wish wish = body.plan();
        if (by.isEmpty() || wish == null) {
            throw refused(HttpStatus.BAD_REQUEST, by.isEmpty() ? "by is missing." : "plan is missing.", List.of());
        }
        if (!wish.cohorts().allMatch(sight::cohort)) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "The plan can't be.", List.of(Reason.of("UNKNOWN_COHORT")));
        }
        PlanReading.Read read = reading.read(wish, face.zone());
        if (!read.broken().isEmpty()) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "The plan can't be.", read.broken());
        }
        Runner.Asked asked = runner.ask(wish, read.plan(), by);
        URI location = URI.create("/api/what-if/" + asked.id());
        if (!asked.begun()) {
            ErrorResponseException busy =
                    refused(HttpStatus.CONFLICT, "One run at a time: " + location + " is on its way.", List.of());
            busy.getHeaders().setLocation(location);
            throw busy;
        }
        return ResponseEntity.accepted().location(location).body(one(asked.id()));
    }

    @GetMapping
    List<Run> all() {
        return runs.latest().stream()
                .filter(run -> Within.reach().run(run.by()))
                .toList();
    }

    @GetMapping("/{id}")
    Answer one(@PathVariable UUID id) {
        Run run = runs.find(id);
        if (run == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such run.");
        }
        return new Answer(run, run.percent(), WhatIf.ASSUMPTIONS);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void cancel(@PathVariable UUID id) {
        one(id);
        runs.cancel(id);
    }

    private static ErrorResponseException refused(HttpStatus status, String detail, List<Reason> reasons) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle("Not asked");
        if (!reasons.isEmpty()) {
            problem.setProperty(
                    "errors",
                    reasons.stream()
                            .map(reason -> Map.of(
                                    "code", reason.code(), "details", reason.details(), "message", words(reason)))
                            .collect(Collectors.toList()));
        }
        return new ErrorResponseException(status, problem, null);
    }

    static String words(Reason reason) {
        return PlainWords.of(reason);
    }
}
