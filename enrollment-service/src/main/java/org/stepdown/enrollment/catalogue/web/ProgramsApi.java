package org.stepdown.enrollment.catalogue.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.enrollment.catalogue.OpenProgram;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.program.Program;

/** Programs: what is offered, and opening another one. */
@RestController
@RequestMapping("/api/programs")
final class ProgramsApi {

    private final Programs programs;
    private final OpenProgram openProgram;
    private final TransactionOperations transactions;

    ProgramsApi(Programs programs, OpenProgram openProgram, TransactionOperations transactions) {
        this.programs = programs;
        this.openProgram = openProgram;
        this.transactions = transactions;
    }

    @GetMapping
    List<Program> all() {
        return programs.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Program open(@RequestBody ProgramBody body) {
        Program program = body.program();
        transactions.executeWithoutResult(status -> Refusals.unlessEmpty(openProgram.open(program), "weeklyHours"));
        return program;
    }
}
