package org.stepdown.notification.response.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.stepdown.notification.reach.Within;
import org.stepdown.notification.response.Figures;

/** The figures as page and as JSON. */
@Controller
class MetricsPage {

    private static final List<Integer> DAYS = List.of(1, 7, 30, 90, 365);

    private final FiguresReading reading;
    private final Clock clock;

    MetricsPage(FiguresReading reading, Clock clock) {
        this.reading = reading;
        this.clock = clock;
    }

    @GetMapping("/metrics")
    String page(@RequestParam(defaultValue = "30") int days, Model model) {
        Figures figures = json(days);
        model.addAttribute("figures", figures);
        model.addAttribute("days", days);
        model.addAttribute("choices", DAYS);
        model.addAttribute("spans", new Spans());
        model.addAttribute("slowest", slowest(figures));
        model.addAttribute(
                "most",
                figures.open().stream().mapToInt(Figures.OpenOfAge::total).max().orElse(0));
        model.addAttribute(
                "mostPatients",
                figures.patients().stream()
                        .mapToInt(Figures.PatientsWith::patients)
                        .max()
                        .orElse(0));
        return "metrics";
    }

    @GetMapping("/api/alerts/figures")
    @ResponseBody
    Figures json(@RequestParam(defaultValue = "30") int days) {
        if (days < 1 || days > DAYS.getLast()) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.BAD_REQUEST, "days must be from 1 to " + DAYS.getLast() + ".");
            problem.setProperty("field", "days");
            throw new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
        }
        return reading.of(Within.reach(), Duration.ofDays(days), clock.instant());
    }

    private static double slowest(Figures figures) {
        return figures.programs().stream()
                .flatMap(program -> Stream.ofNullable(program.p90Seconds()))
                .mapToDouble(seconds -> seconds)
                .max()
                .orElse(0);
    }
}
