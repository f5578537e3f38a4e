package org.stepdown.access;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An application as small as can be, with a few endpoints of each kind. */
@SpringBootApplication
class SmallService {

    @Bean
    AccessRules rules() {
        return new AccessRules()
                .reads(EnumSet.allOf(Role.class), "/api/me", "/me")
                .reads(Role.staff(), "/")
                .reads(Set.of(Role.CLINICIAN, Role.SUPERVISOR), "/api/things/{id}")
                .writes(Set.of(Role.SUPERVISOR), "/api/notes", "/notes")
                .writes(Set.of(Role.PUBLISHER), "/api/messages")
                .shows((person, path) -> person.programs().covers(path.get("id")), "/api/things/{id}");
    }

    @RestController
    static class Endpoints {

        record Note(String by, String text, Map<String, Object> more) {}

        @GetMapping({"/api/me", "/me"})
        Map<String, Object> me() {
            Person person = Acting.required();
            return Map.of("account", person.account(), "roles", person.roles());
        }

        @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
        String first(CsrfToken token) {
            return "<form><input type=\"hidden\" name=\"_csrf\" value=\"" + token.getToken() + "\"></form>";
        }

        @GetMapping("/api/things/{id}")
        Map<String, String> thing(@PathVariable String id) {
            return Map.of("id", id);
        }

        @PostMapping({"/api/notes", "/api/messages"})
        Note note(@RequestBody Note note) {
            return note;
        }

        @PostMapping(path = "/notes", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
        String pageNote() {
            return "noted";
        }

        @GetMapping("/api/forgotten")
        String forgotten() {
            return "nobody has said who may see this";
        }
    }
}
