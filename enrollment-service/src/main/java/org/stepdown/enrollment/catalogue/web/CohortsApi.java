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

/** Cohorts: the capacity board, and what staff change of them. The ETag of a cohort is the revision of its definition. */
@RestController
@RequestMapping("/api/cohorts")
final class CohortsApi {

    private final CapacityBoard board;
    private final Orders orders;

    CohortsApi(CapacityBoard board, Orders orders) {
        this.board = board;
        this.orders = orders;
    }

    @GetMapping
    List<CapacityBoard.Line> all() {
        return board.lines();
    }

    @GetMapping("/{id}")
    ResponseEntity<CapacityBoard.Line> one(@PathVariable String id) {
        return answer(HttpStatus.OK, id);
    }

    @PostMapping
    ResponseEntity<CapacityBoard.Line> open(@RequestBody CohortBody body) {
        return answer(HttpStatus.CREATED, orders.openCohort(body));
    }

    /** The whole definition; how many seats it has is changed by itself. */
    @PutMapping("/{id}")
    ResponseEntity<CapacityBoard.Line> change(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody CohortBody body) {
        orders.changeCohort(id, Refusals.revision(seen), find(id).closed(), body);
        return answer(HttpStatus.OK, id);
    }

    @PutMapping("/{id}/capacity")
    ResponseEntity<CapacityBoard.Line> resize(@PathVariable String id, @RequestBody Seats seats) {
        int capacity = required("capacity", seats.capacity());
        String by = required("by", seats.by());
        orders.resize(find(id).id(), capacity, by);
        return answer(HttpStatus.OK, id);
    }

    @PostMapping("/{id}/close")
    ResponseEntity<CapacityBoard.Line> close(@PathVariable String id, @RequestBody Why why) {
        orders.closeCohort(id, true, required("by", why.by()), required("reason", why.reason()));
        return answer(HttpStatus.OK, id);
    }

    @PostMapping("/{id}/reopen")
    ResponseEntity<CapacityBoard.Line> reopen(@PathVariable String id, @RequestBody Why why) {
        orders.closeCohort(id, false, required("by", why.by()), required("reason", why.reason()));
        return answer(HttpStatus.OK, id);
    }

    /** How many seats, and who says so. */
    record Seats(@Nullable Integer capacity, @Nullable String by) {}

    /** Who says so and why. */
    record Why(@Nullable String by, @Nullable String reason) {}

    private ResponseEntity<CapacityBoard.Line> answer(HttpStatus status, String id) {
        CapacityBoard.Line line = find(id);
        return ResponseEntity.status(status)
                .eTag(Integer.toString(line.revision()))
                .body(line);
    }

    private CapacityBoard.Line find(String id) {
        CapacityBoard.Line line = board.line(id);
        if (line == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such cohort.");
        }
        return line;
    }
}
