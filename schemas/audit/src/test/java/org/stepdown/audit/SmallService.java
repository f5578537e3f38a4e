package org.stepdown.audit;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Role;
import org.stepdown.audit.requests.AuditRoutes;
import org.stepdown.audit.requests.Audited;

/** An application as small as can be, with a few endpoints of each kind. */
@SpringBootApplication
class SmallService {

    static final String MADE = "0d0cbd4e-8f7a-4a52-9a0e-0f8f6a3a7a01";

    @Bean
    AccessRules rules() {
        return new AccessRules()
                .reads(Set.of(Role.AUDITOR), "/audit/**", "/api/audit/**")
                .reads(EnumSet.allOf(Role.class), "/me", "/stepdown/**", "/webjars/**")
                .reads(Set.of(Role.CLINICIAN), "/api/things/**", "/api/board", "/hand-over")
                .writes(Set.of(Role.CLINICIAN), "/api/things")
                .writes(Set.of(Role.PUBLISHER), "/api/messages")
                .shows((person, path) -> !"hidden".equals(path.get("id")), "/api/things/{id}");
    }

    @Bean
    AuditRoutes routes() {
        return new AuditRoutes().is(Kind.PRINT, "/hand-over").intake("/api/messages");
    }

    @RestController
    static class Endpoints {

        @GetMapping({"/me", "/hand-over"})
        String me() {
            return "me";
        }

        @GetMapping("/api/things")
        List<String> things(@RequestParam @Nullable String name, @RequestParam @Nullable UUID referral) {
            Audited.about(List.of("shown-1", "shown-2"));
            return List.of();
        }

        @GetMapping("/api/board")
        List<String> board(@RequestParam String shows) {
            return Audited.shown(List.of(shows.split(",")), thing -> thing);
        }

        @GetMapping("/api/things/{id}")
        Map<String, String> thing(@PathVariable String id) {
            if (id.equals("broken")) {
                throw new IllegalStateException("a fault");
            }
            if (id.equals("Jane-Roe")) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return Map.of("id", id);
        }

        @GetMapping(path = "/api/things/all", produces = "text/csv")
        String all() {
            return "a,b";
        }

        @PostMapping("/api/things")
        ResponseEntity<Void> made() {
            return ResponseEntity.created(URI.create("/api/things/" + MADE)).build();
        }

        @PostMapping("/api/messages")
        ResponseEntity<Void> message() {
            return ResponseEntity.accepted().build();
        }
    }
}
