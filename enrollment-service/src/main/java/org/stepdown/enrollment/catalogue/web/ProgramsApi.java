package org.stepdown.enrollment.catalogue.web;

import static org.stepdown.enrollment.catalogue.web.Refusals.required;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.program.Program;
import org.stepdown.enrollment.reach.Within;

/** Programs: what is offered, and what staff change of it. The ETag of a program is its revision. */
@RestController
@RequestMapping("/api/programs")
final class ProgramsApi {

    private final Programs programs;
    private final Orders orders;

    ProgramsApi(Programs programs, Orders orders) {
        this.programs = programs;
        this.orders = orders;
    }

    @GetMapping
    List<Program> all() {
        return Within.reach().of(programs.all(), Program::id);
    }

    @GetMapping("/{id}")
    ResponseEntity<Program> one(@PathVariable String id) {
        return answer(HttpStatus.OK, id);
    }

    @PostMapping
    ResponseEntity<Program> open(@RequestBody ProgramBody body) {
        return answer(HttpStatus.CREATED, orders.openProgram(body));
    }

    @PutMapping("/{id}")
    ResponseEntity<Program> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody ProgramBody body) {
        int revision = Refusals.revision(seen);
        find(id);
        orders.changeProgram(id, revision, body);
        return answer(HttpStatus.OK, id);
    }

    @PostMapping("/{id}/close")
    ResponseEntity<Program> close(@PathVariable String id, @RequestBody CohortsApi.Why why) {
        find(id);
        orders.closeProgram(id, true, required("by", why.by()), required("reason", why.reason()));
        return answer(HttpStatus.OK, id);
    }

    @PostMapping("/{id}/reopen")
    ResponseEntity<Program> reopen(@PathVariable String id, @RequestBody CohortsApi.Why why) {
        find(id);
        orders.closeProgram(id, false, required("by", why.by()), required("reason", why.reason()));
        return answer(HttpStatus.OK, id);
    }

    private ResponseEntity<Program> answer(HttpStatus status, String id) {
        Program program = find(id);
        return ResponseEntity.status(status)
                .eTag(Integer.toString(program.revision()))
                .body(program);
    }

    private Program find(String id) {
        Program program = programs.find(id);
        if (program == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such program.");
        }
        return program;
    }
}
