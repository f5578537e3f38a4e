package org.stepdown.referral.quarantine.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.audit.requests.Audited;
import org.stepdown.referral.quarantine.Act;
import org.stepdown.referral.quarantine.DismissMessage;
import org.stepdown.referral.quarantine.Fault;
import org.stepdown.referral.quarantine.Held;
import org.stepdown.referral.quarantine.Quarantine;
import org.stepdown.referral.quarantine.Repair;
import org.stepdown.referral.quarantine.ReplayMessage;
import org.stepdown.referral.quarantine.ShowMessage;
import org.stepdown.referral.reach.Sight;

/** Messages that wait for repair. */
@RestController
class QuarantineApi {

    private static final int MOST = 500;

    private final Quarantine quarantine;
    private final ShowMessage showMessage;
    private final ReplayMessage replayMessage;
    private final DismissMessage dismissMessage;
    private final Clock clock = Clock.systemUTC();

    QuarantineApi(
            Quarantine quarantine,
            ShowMessage showMessage,
            ReplayMessage replayMessage,
            DismissMessage dismissMessage) {
        this.quarantine = quarantine;
        this.showMessage = showMessage;
        this.replayMessage = replayMessage;
        this.dismissMessage = dismissMessage;
    }

    record HeldView(
            UUID id,
            Instant receivedAt,
            String application,
            String facility,
            @Nullable String type,
            String fault,
            @Nullable String place) {}

    /**
     * @param masked whether names, numbers and dates are replaced by their shape
     * @param history who did what, and who has seen it
     */
    record MessageView(HeldView message, boolean masked, String body, List<Act> history) {}

    record ReplayOrder(@Nullable String body) {}

    record DismissOrder(@Nullable String reason) {}

    record Result(UUID id, String status) {}

    @GetMapping("/api/quarantine")
    List<HeldView> open() {
        return Audited.shown(quarantine.open(MOST, Sight.masked()), Held::id).stream()
                .map(QuarantineApi::view)
                .toList();
    }

    @GetMapping("/api/quarantine/{id}")
    ResponseEntity<MessageView> message(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean unmask) {
        Optional<Held> held = quarantine.find(id);
        if (unmask && held.isPresent() && !Sight.opens(held.get().facility())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "this message is shown to you masked only");
        }
        Optional<String> body = showMessage.show(id, unmask ? who() : null, now());
        if (held.isEmpty() || body.isEmpty()) {
            throw unknown();
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new MessageView(view(held.get()), !unmask, body.get(), quarantine.history(id)));
    }

    @PostMapping("/api/quarantine/{id}/replay")
    ResponseEntity<?> replay(@PathVariable UUID id, @RequestBody ReplayOrder order) {
        return answer(id, "ACCEPTED", replayMessage.replay(id, who(), Sight.patients(), order.body(), now()));
    }

    @PostMapping("/api/quarantine/{id}/dismiss")
    ResponseEntity<?> dismiss(@PathVariable UUID id, @RequestBody DismissOrder order) {
        String reason = order.reason();
        if (reason == null || reason.isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "reason is required");
        }
        return answer(
                id,
                "REJECTED",
                dismissMessage.dismiss(id, who(), reason.replace("\0", "").strip(), now()));
    }

    private static ResponseEntity<?> answer(UUID id, String status, Repair repair) {
        return switch (repair) {
            case Repair.Done done -> ResponseEntity.ok(new Result(id, status));
            case Repair.StillFaulty still -> {
                ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNPROCESSABLE_CONTENT, "The message still can't be read; it stays as it is");
                Fault fault = still.fault();
                problem.setProperty("fault", fault.text());
                problem.setProperty("place", fault.place());
                yield ResponseEntity.of(problem).build();
            }
            case Repair.TooLate late ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT, "This message has been dealt with in another way");
            case Repair.Purged purged ->
                throw new ResponseStatusException(
                        HttpStatus.GONE, "The body of this message was deleted when its retention was over");
            case Repair.Unknown none -> throw unknown();
        };
    }

    private static HeldView view(Held held) {
        return new HeldView(
                held.id(),
                held.receivedAt(),
                held.application(),
                held.facility(),
                held.type(),
                held.fault().text(),
                held.fault().place());
    }

    private static String who() {
        return Acting.required().account();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such message waits for repair");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
