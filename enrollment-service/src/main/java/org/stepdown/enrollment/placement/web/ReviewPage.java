package org.stepdown.enrollment.placement.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.stepdown.audit.requests.Audited;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.ActOnReferral.Answer;
import org.stepdown.enrollment.reach.Sight;
import org.stepdown.enrollment.reason.PlainWords;

/** The review queue, and what staff do with a referral from its page. */
@Controller
class ReviewPage {

    private static final int MOST = 500;
    private static final int DAYS_TO_ANSWER = 2;

    private final ReferralRecords records;
    private final Sight sight;
    private final ActOnReferral actOnReferral;
    private final TransactionOperations transactions;
    private final Clock clock;

    ReviewPage(
            ReferralRecords records,
            Sight sight,
            ActOnReferral actOnReferral,
            TransactionOperations transactions,
            Clock clock) {
        this.records = records;
        this.sight = sight;
        this.actOnReferral = actOnReferral;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/review")
    String page(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        model.addAttribute("queue", Audited.shown(records.inReview(null, MOST), Standing::referralId));
        return htmx == null ? "review" : "review :: live";
    }

    @PostMapping("/referrals/{id}/{action:approve|decline|override|ask|attest|withdraw|move|accept|interim}")
    String act(
            @PathVariable UUID id,
            @PathVariable String action,
            @RequestAttribute String staff,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) @Nullable List<String> what,
            RedirectAttributes flash) {
        try {
            StaffOrder body = body(staff, form, what);
            body.requireWithinReach(sight);
            String refused = order(id, action, body);
            flash.addFlashAttribute(refused == null ? "notice" : "problem", refused == null ? "Done." : refused);
        } catch (ErrorResponseException e) {
            flash.addFlashAttribute("problem", said(e.getBody()));
        }
        return "redirect:/referrals/" + id;
    }

    private @Nullable String order(UUID id, String action, StaffOrder body) {
        Instant now = clock.instant();
        ActOnReferral.Order order = new ActOnReferral.Order(
                UUID.randomUUID(), id, body.act(action, now), body.revision(), body.account(), body.words());
        return transactions.execute(status -> {
            Answer answer = actOnReferral.act(order, now);
            if (answer instanceof Answer.Refused refused) {
                status.setRollbackOnly();
                return String.join(
                        " ", refused.reasons().stream().map(PlainWords::of).toList());
            }
            return null;
        });
    }

    private StaffOrder body(String staff, Map<String, String> form, @Nullable List<String> what) {
        String revision = form.get("revision");
        String condition = sent(form, "condition");
        String birthDate = sent(form, "birthDate");
        return new StaffOrder(
                staff,
                sent(form, "reason"),
                revision == null || !revision.matches("\\d{1,18}") ? null : Long.valueOf(revision),
                sent(form, "cohort"),
                form.containsKey("override"),
                form.containsKey("keepWaiting"),
                sent(form, "of"),
                what,
                clock.instant().plus(DAYS_TO_ANSWER, ChronoUnit.DAYS),
                sent(form, "needs24HourSupervision"),
                sent(form, "safeAtHome"),
                condition == null ? null : List.of(condition),
                birthDate == null || !birthDate.matches("\\d{4}-\\d{2}-\\d{2}") ? null : LocalDate.parse(birthDate),
                null);
    }

    private static @Nullable String sent(Map<String, String> form, String field) {
        String value = form.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String said(ProblemDetail problem) {
        return problem.getDetail() == null ? "It can't be done." : problem.getDetail();
    }
}
