package org.stepdown.notification.reach;

import static org.stepdown.access.AccessRules.REPAIR;
import static org.stepdown.notification.reach.Duties.ANSWERING;
import static org.stepdown.notification.reach.Duties.CARE;
import static org.stepdown.notification.reach.Duties.LEADING;
import static org.stepdown.notification.reach.Duties.SUPERVISING;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Role;
import org.stepdown.audit.Kind;
import org.stepdown.audit.requests.AuditRoutes;

/** Who may use which endpoint, and which objects they may know of. */
@Configuration(proxyBeanMethods = false)
class NotificationRules {

    private static final Set<Role> ANYBODY = EnumSet.allOf(Role.class);

    @Bean
    AccessRules accessRules(Sight sight) {
        AccessRules rules = AccessRules.ofEveryService()
                .reads(REPAIR, "/api/deliveries")
                .writes(REPAIR, "/api/deliveries/{delivery}/retry")
                .reads(REPAIR, "/api/webhooks")
                .writes(REPAIR, "/api/webhooks");
        alerts(rules);
        audience(rules);
        return rules.shows(
                        (person, names) -> sight.alert(person, name(names, "alert")),
                        "/inbox/alerts/{alert}",
                        "/inbox/{alert}/{act:acknowledge|assign|snooze|escalate|resolve|note|undo|seen}",
                        "/api/alerts/{alert}/**")
                .shows(
                        (person, names) -> sight.team(person, name(names, "team")),
                        "/rosters/{team}/{what:shifts|stand-ins|holidays|members}/**",
                        "/api/rosters/{team}/**",
                        "/api/preferences/teams/{team}")
                .shows((person, names) -> sight.teamOrNew(person, name(names, "team")), "/api/audience/teams/{team}")
                .shows((person, names) -> sight.chosenTeam(person, names), "/rosters")
                .shows(
                        (person, names) -> sight.member(person, name(names, "account")),
                        "/rosters/staff/{account}/**",
                        "/api/preferences/{account}")
                .shows(
                        (person, names) -> sight.delivery(person, name(names, "delivery")),
                        "/api/deliveries/{delivery}/**");
    }

    @Bean
    AuditRoutes auditRoutes() {
        return new AuditRoutes().is(Kind.PRINT, "/inbox/hand-over").is(Kind.READ, "/inbox/{alert}/seen");
    }

    private static void alerts(AccessRules rules) {
        rules.reads(LEADING, "/metrics", "/api/alerts/figures")
                .reads(ANSWERING, "/", "/inbox", "/inbox/alerts", "/inbox/hand-over", "/inbox/stream")
                .reads(ANSWERING, "/inbox/referrals/{referral}", "/inbox/alerts/{alert}")
                .reads(ANSWERING, "/api/alerts", "/api/alerts/{alert}")
                .writes(ANSWERING, "/inbox/{alert}/*", "/api/alerts/{alert}/*");
    }

    private static void audience(AccessRules rules) {
        rules.reads(CARE, "/rosters", "/rosters/ladders", "/rosters/staff/{account}")
                .reads(CARE, "/api/audience/staff", "/api/audience/teams", "/api/audience/calendars")
                .reads(CARE, "/api/rosters/substitutions", "/api/rosters/{team}", "/api/rosters/{team}/on-duty")
                .reads(CARE, "/api/preferences/{account}", "/api/preferences/teams/{team}")
                .reads(CARE, "/api/ladders", "/api/ladders/in-force")
                .writes(SUPERVISING, "/rosters/ladders", "/rosters/ladders/*/give-up")
                .writes(SUPERVISING, "/api/ladders", "/api/ladders/{version}")
                .writes(SUPERVISING, "/rosters/staff", "/rosters/{team}/members", "/rosters/{team}/members/remove")
                .writes(SUPERVISING, "/api/audience/staff/{account}", "/api/audience/teams/{team}")
                .writes(SUPERVISING, "/api/audience/calendars/{calendar}", "/api/preferences/teams/{team}")
                .writes(CARE, "/rosters/staff/{account}", "/rosters/staff/{account}/subscriptions")
                .writes(CARE, "/rosters/staff/{account}/subscriptions/*/remove", "/api/preferences/{account}")
                .writes(LEADING, "/rosters/{team}/shifts", "/rosters/{team}/shifts/*/remove")
                .writes(LEADING, "/rosters/{team}/stand-ins", "/rosters/{team}/stand-ins/*/remove")
                .writes(LEADING, "/rosters/{team}/holidays", "/rosters/{team}/holidays/*/remove")
                .writes(LEADING, "/api/rosters/substitutions", "/api/rosters/substitutions/{standIn}")
                .writes(LEADING, "/api/rosters/{team}");
    }

    private static String name(Map<String, String> names, String name) {
        return names.getOrDefault(name, "");
    }
}
