package org.stepdown.referral.loop.web;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Acting;
import org.stepdown.access.Role;
import org.stepdown.referral.consent.Consents;
import org.stepdown.referral.loop.Deliveries;
import org.stepdown.referral.loop.Deliveries.Entry;
import org.stepdown.referral.reach.Sight;

/** What senders were told, and what came of it. */
@RestController
class DeliveryApi {

    private static final int MOST = 500;
    private static final Set<String> STATES = Set.of("PENDING", "SENT", "DELIVERED", "FAILED", "WITHHELD");

    private final Deliveries deliveries;
    private final Clock clock = Clock.systemUTC();

    private final Consents consents;

    DeliveryApi(Deliveries deliveries, Consents consents) {
        this.deliveries = deliveries;
        this.consents = consents;
    }

    @GetMapping("/api/loop/deliveries")
    List<Entry> latest(
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID referral,
            @RequestParam(defaultValue = "100") int limit) {
        if (state != null && !STATES.contains(state)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "state is one of PENDING, SENT, DELIVERED, FAILED, WITHHELD");
        }
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is from 1 to " + MOST);
        }
        Predicate<UUID> mayKnow = mayKnow();
        return deliveries.latest(target, state, referral, limit, Sight.masked()).stream()
                .map(entry -> mayKnow.test(entry.referralId()) ? entry : entry.restricted())
                .toList();
    }

    @GetMapping("/api/loop/deliveries/{id}")
    Entry one(@PathVariable UUID id) {
        return deliveries
                .find(id)
                .filter(entry -> Sight.masked().covers(entry.facility()))
                .map(entry -> mayKnow().test(entry.referralId()) ? entry : entry.restricted())
                .orElseThrow(DeliveryApi::unknown);
    }

    /** Tries again, under the same id. */
    @PostMapping("/api/loop/deliveries/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Entry retry(@PathVariable UUID id) {
        one(id);
        return switch (deliveries.retry(id, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            case QUEUED -> one(id);
            case UNKNOWN -> throw unknown();
            case DELIVERED_ALREADY -> throw conflict("the delivery has arrived already");
            case WITHHELD -> throw conflict("the patient has not agreed to it; it goes out by itself once that is so");
            case OVERTAKEN -> throw conflict("a later message about the same referral has gone out already");
            case TARGET_REMOVED -> throw conflict("the target has been removed");
        };
    }

    /** Each referral is asked about once. Operations know no patient, so that there is nothing to withhold. */
    private Predicate<UUID> mayKnow() {
        if (Acting.required().isAnyOf(Set.of(Role.OPS))) {
            return referral -> true;
        }
        Predicate<UUID> known = consents.knownToWhoActs(clock.instant());
        Map<UUID, Boolean> asked = new HashMap<>();
        return referral -> asked.computeIfAbsent(referral, known::test);
    }

    private static ResponseStatusException conflict(String detail) {
        return new ResponseStatusException(HttpStatus.CONFLICT, detail);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no delivery with this id");
    }
}
