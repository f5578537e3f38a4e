package org.stepdown.enrollment.followup.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stepdown.enrollment.followup.ClockWindow;
import org.stepdown.enrollment.followup.FollowUpRates;
import org.stepdown.enrollment.followup.FollowUpViews;
import org.stepdown.enrollment.reason.Reason;

/** The clocks of a referral, and the report of rates. */
@RestController
final class FollowUpApi {

    private static final int MOST_YEARS = 10;

    private final FollowUpViews views;
    private final Clock clock;

    FollowUpApi(FollowUpViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** The clocks of a referral, the latest index event first. */
    @GetMapping("/api/referrals/{id}/clocks")
    List<Standing> clocks(@PathVariable UUID id) {
        return views.clocks(id).stream().map(Standing::of).toList();
    }

    /** Index dates from one to another, both included; this year and the last one unless asked. */
    @GetMapping("/api/reports/follow-up")
    FollowUpRates rates(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String program) {
        return counted(from, to, program);
    }

    @GetMapping("/api/reports/follow-up.csv")
    ResponseEntity<byte[]> table(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String program) {
        FollowUpRates rates = counted(from, to, program);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("follow-up.csv")
                                .build()
                                .toString())
                .body(Csv.of(rates).getBytes(StandardCharsets.UTF_8));
    }

    private FollowUpRates counted(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String program) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusYears(1).withDayOfYear(1) : from;
        if (last.isBefore(first) || ChronoUnit.YEARS.between(first, last) >= MOST_YEARS) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The date to must not be before from, and less than " + MOST_YEARS + " years after it.");
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
        }
        return views.rates(first, last, program == null || program.isBlank() ? null : program, now);
    }

    /** One window of a clock. */
    record Standing(
            String measure,
            int days,
            String state,
            @Nullable String warning,
            LocalDate indexDate,
            LocalDate lastDate,
            String timeZone,
            @Nullable LocalDate metOn,
            List<String> reasons,
            @Nullable Instant nextAt,
            String policyVersion) {

        static Standing of(ClockWindow window) {
            return new Standing(
                    window.index().measure().name(),
                    window.days(),
                    window.state().name(),
                    window.warning(),
                    window.index().date(),
                    window.index().lastDate(window.days()),
                    window.index().zone().getId(),
                    window.metOn(),
                    window.reasons().stream().map(Reason::code).toList(),
                    window.nextAt(),
                    window.policyVersion());
        }
    }
}
