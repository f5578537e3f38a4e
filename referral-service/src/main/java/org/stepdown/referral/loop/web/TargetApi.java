package org.stepdown.referral.loop.web;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Reach;
import org.stepdown.referral.loop.Target;
import org.stepdown.referral.loop.Target.Kind;
import org.stepdown.referral.loop.Target.Settings;
import org.stepdown.referral.loop.Target.Update;
import org.stepdown.referral.loop.Targets;
import org.stepdown.referral.loop.web.TargetBody.Setting;
import org.stepdown.referral.loop.web.TargetBody.View;
import org.stepdown.referral.reach.Sight;

/** Where senders want to hear what became of their referrals. */
@RestController
class TargetApi {

    private final Targets targets;
    private final TargetCheck check;
    private final Clock clock = Clock.systemUTC();

    TargetApi(Targets targets, TargetCheck check) {
        this.targets = targets;
        this.check = check;
    }

    @GetMapping("/api/loop/targets")
    List<View> all() {
        Reach facilities = Sight.masked();
        return targets.all().stream()
                .filter(target -> facilities.covers(target.facility()))
                .map(View::of)
                .toList();
    }

    @GetMapping("/api/loop/targets/{name}")
    View one(@PathVariable String name) {
        return View.of(visible(name));
    }

    /** Sets a target: 201 when it is new, 200 when it is changed. Its kind stays; what it hears of another way is another target. */
    @PutMapping("/api/loop/targets/{name}")
    ResponseEntity<View> set(@PathVariable String name, @RequestBody Setting setting) {
        Optional<Target> known = targets.find(name);
        known.ifPresent(TargetApi::requireVisible);
        @Nullable
        String secret = setting.secret() != null
                ? setting.secret()
                : known.map(Target::secret).orElse(null);
        List<String> problems = check.problems(name, setting, secret);
        if (!problems.isEmpty()) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, wrong(problems), null);
        }
        if (!Sight.masked().covers(setting.facility())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the facility is not within your reach");
        }
        if (known.isPresent() && known.get().kind() != setting.kind()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "kind can't be changed: remove the target first");
        }
        Target target = target(known.map(Target::id).orElseGet(UUID::randomUUID), name, setting, secret);
        targets.save(target, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return ResponseEntity.status(known.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(View.of(target));
    }

    @DeleteMapping("/api/loop/targets/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String name) {
        visible(name);
        if (!targets.remove(name, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw unknown();
        }
    }

    private Target visible(String name) {
        Target target = targets.find(name).orElseThrow(TargetApi::unknown);
        requireVisible(target);
        return target;
    }

    private static void requireVisible(Target target) {
        if (!Sight.masked().covers(target.facility())) {
            throw unknown();
        }
    }

    private static Target target(UUID id, String name, Setting setting, @Nullable String secret) {
        Kind kind = Objects.requireNonNull(setting.kind());
        Update update = setting.update() == null && kind == Kind.FHIR_TASK ? Update.PUT : setting.update();
        return new Target(
                id,
                name,
                setting.application(),
                Objects.requireNonNull(setting.facility()),
                kind,
                setting.enabled() == null || setting.enabled(),
                new Settings(
                        setting.url(),
                        update,
                        setting.host(),
                        setting.port(),
                        setting.tlsBundle(),
                        setting.receivingApplication(),
                        setting.receivingFacility(),
                        setting.version() == null && kind == Kind.HL7_MLLP ? "2.5.1" : setting.version(),
                        kind == Kind.HL7_MLLP && (setting.appointments() == null || setting.appointments())),
                secret);
    }

    private static ProblemDetail wrong(List<String> problems) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, "the target can't be kept: " + String.join("; ", problems));
        problem.setProperty("errors", problems);
        return problem;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no target of this name");
    }
}
