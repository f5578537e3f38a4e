package org.stepdown.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.audit.Entry;
import org.stepdown.audit.KeptEntry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Outcome;
import org.stepdown.audit.chain.Anchor;
import org.stepdown.audit.chain.Fault;
import org.stepdown.audit.chain.Report;
import org.stepdown.audit.chain.Watch;
import org.stepdown.audit.search.Entries;
import org.stepdown.audit.search.Filter;
import tools.jackson.databind.json.JsonMapper;

/** Entries and the check of their chain, for programs. */
@RestController
class AuditApi {

    static final String NDJSON = "application/fhir+ndjson";

    private static final int MOST = 500;

    private final Entries entries;
    private final Watch watch;
    private final FhirEvents fhir;

    AuditApi(Entries entries, Watch watch, FhirEvents fhir) {
        this.entries = entries;
        this.watch = watch;
        this.fhir = fhir;
    }

    /**
     * An entry.
     *
     * @param sequence its place in the chain; null for the second or so until it has one
     */
    record Line(
            long id,
            @Nullable Long sequence,
            Instant at,
            Kind kind,
            @Nullable String account,
            List<String> roles,
            String what,
            List<String> objects,
            List<String> criteria,
            Outcome outcome,
            String code,
            int times,
            @Nullable String client,
            @Nullable String correlation,
            @Nullable String trace) {

        static Line of(KeptEntry kept) {
            Entry entry = kept.entry();
            return new Line(
                    kept.id(),
                    kept.sequence(),
                    entry.at(),
                    entry.kind(),
                    entry.actor().account(),
                    entry.actor().roles(),
                    entry.what(),
                    entry.objects(),
                    entry.criteria(),
                    entry.outcome(),
                    entry.code(),
                    entry.times(),
                    entry.origin().client(),
                    entry.origin().correlation(),
                    entry.origin().trace());
        }
    }

    /**
     * A page of entries, newest first.
     *
     * @param next {@code before} of the next page; null on the last
     */
    record Page(List<Line> entries, @Nullable Long next) {}

    /**
     * What a check of everything found.
     *
     * @param head the last link, to be kept and given as {@code anchor} another time
     */
    record Verification(boolean intact, long checked, String head, List<Fault> faults) {
        static Verification of(Report report) {
            return new Verification(
                    report.isIntact(), report.checked(), report.head().toString(), report.faults());
        }
    }

    /** Entries; all that fit as FHIR {@code AuditEvent}, one to a line, when {@code application/fhir+ndjson} is asked for. */
    @GetMapping("/api/audit")
    void entries(
            @RequestParam @Nullable String account,
            @RequestParam @Nullable Kind kind,
            @RequestParam @Nullable Outcome outcome,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Filter filter = new Filter(account, kind, outcome, object, from, to);
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(NDJSON)) {
            export(filter, response);
            return;
        }
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is between 1 and " + MOST);
        }
        List<Line> lines =
                entries.page(filter, before, limit).stream().map(Line::of).toList();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Long next = lines.size() < limit ? null : lines.getLast().id();
        response.getWriter().write(JsonMapper.shared().writeValueAsString(new Page(lines, next)));
    }

    /** The same as a file, for the page. */
    @GetMapping("/audit/export")
    void file(
            @RequestParam @Nullable String account,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String outcome,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"");
        export(
                new Filter(
                        Asked.text(account),
                        Asked.one(Kind.class, kind),
                        Asked.one(Outcome.class, outcome),
                        Asked.text(object),
                        from,
                        to),
                response);
    }

    /** Goes through all of the chain; what was noted of it earlier must still be true. */
    @GetMapping("/api/audit/verification")
    Verification verification(@RequestParam(defaultValue = "") List<String> anchor) {
        try {
            return Verification.of(watch.all(anchor.stream().map(Anchor::parse).toList()));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "An anchor is written as SEQUENCE:HASH", e);
        }
    }

    private void export(Filter filter, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        PrintWriter out = response.getWriter();
        entries.each(filter, entry -> out.write(fhir.line(entry) + "\n"));
    }
}
