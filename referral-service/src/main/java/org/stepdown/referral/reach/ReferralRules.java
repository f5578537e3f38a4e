package org.stepdown.referral.reach;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Person;
import org.stepdown.access.Role;
import org.stepdown.audit.Kind;
import org.stepdown.audit.requests.AuditRoutes;

/** The table of all endpoints. What it does not name is open to nobody. */
@Configuration(proxyBeanMethods = false)
class ReferralRules {

    private static final Set<Role> CARE = Sight.CARE;
    private static final Set<Role> DESK = Sight.DESK;
    private static final Set<Role> SENDERS = Set.of(Role.PUBLISHER);
    private static final Set<Role> CLINICAL = Set.of(Role.CLINICIAN, Role.PROGRAM_LEAD, Role.SUPERVISOR);
    private static final Set<Role> READERS = and(CARE, Role.PRIVACY_OFFICER);

    @Bean
    AccessRules accessRules(Owners owners) {
        AccessRules rules = AccessRules.ofEveryService()
                .reads(Role.staff(), "/")
                .reads(EnumSet.allOf(Role.class), "/fhir/metadata")
                .writes(SENDERS, "/api/encounters", "/api/referrals", "/fhir/**")
                .reads(SENDERS, "/fhir/**");
        return desk(loop(messages(patients(rules, owners), owners)), owners);
    }

    /** Opening a message whole is kept with the message, and is a read to the audit. */
    @Bean
    AuditRoutes auditRoutes() {
        return new AuditRoutes()
                .intake("/api/encounters", "/api/referrals", "/fhir/**")
                .is(Kind.READ, "/intake/messages/{id}/open");
    }

    /** Who a patient is, what they have agreed to, and what only an emergency opens. */
    private static AccessRules patients(AccessRules rules, Owners owners) {
        return rules.reads(CARE, "/referrals/{id}", "/referrals/{id}/sign-in-again", "/api/referrals/{id}/patient")
                .reads(READERS, "/api/referrals/{id}/consents")
                .writes(READERS, "/api/referrals/{id}/consents/{consent}/revoke")
                .writes(CARE, "/api/referrals/{id}/consents", "/referrals/{id}/consents/**")
                .writes(CLINICAL, "/api/referrals/{id}/break-glass", "/referrals/{id}/break-glass")
                .shows(
                        (person, names) -> owners.coversReferral(person.facilities(), names.get("id")),
                        "/referrals/{id}/**",
                        "/api/referrals/{id}/**");
    }

    private static AccessRules messages(AccessRules rules, Owners owners) {
        return rules.reads(and(READERS, Role.PUBLISHER), "/api/messages/{controlId}")
                .reads(READERS, "/api/messages/{controlId}/lineage", "/api/referrals/{id}")
                .shows((person, names) -> person.facilities().covers(names.get("facility")), "/api/messages/**")
                .reads(and(DESK, Role.OPS), "/api/quarantine", "/api/quarantine/{id}", "/api/feeds")
                .writes(DESK, "/api/quarantine/{id}/replay", "/api/quarantine/{id}/dismiss")
                .shows((person, names) -> owners.covers(Sight.masked(person), names.get("id")), "/api/quarantine/{id}")
                .shows(
                        (person, names) -> owners.covers(person.facilities(), names.get("id")),
                        "/api/quarantine/{id}/replay",
                        "/api/quarantine/{id}/dismiss")
                .writes(AccessRules.REPAIR, "/api/feeds")
                .reads(and(CARE, Role.OPS), "/api/screening-policies")
                .writes(Set.of(Role.SUPERVISOR), "/api/screening-policies");
    }

    /** Whose a target is, its own endpoints find out. */
    private static AccessRules loop(AccessRules rules) {
        return rules.reads(
                        and(AccessRules.REPAIR, Role.PRIVACY_OFFICER), "/api/loop/targets", "/api/loop/targets/{name}")
                .writes(AccessRules.REPAIR, "/api/loop/targets/{name}", "/api/loop/deliveries/{id}/retry")
                .reads(and(READERS, Role.OPS), "/api/loop/deliveries", "/api/loop/deliveries/{id}");
    }

    private static AccessRules desk(AccessRules rules, Owners owners) {
        return rules.reads(CARE, "/intake/new", "/intake/sent")
                .writes(CARE, "/intake/new")
                .shows((person, names) -> person.facilities().covers(names.get("facility")), "/intake/sent")
                .reads(and(CARE, Role.OPS), "/intake", "/intake/messages/{id}", "/intake/messages/{id}/way")
                .writes(
                        DESK,
                        "/intake/messages/{id}/open",
                        "/intake/messages/{id}/replay",
                        "/intake/messages/{id}/dismiss")
                .shows((person, names) -> shows(owners, person, names), "/intake/messages/{id}/**");
    }

    /** Operations come to the page of a message that waits for repair, which has no patient's history yet. */
    private static boolean shows(Owners owners, Person person, Map<String, String> names) {
        return owners.covers(Sight.patients(person), names.get("id"))
                || person.isAnyOf(Set.of(Role.OPS)) && owners.isHeld(names.get("id"));
    }

    private static Set<Role> and(Set<Role> roles, Role more) {
        EnumSet<Role> all = EnumSet.copyOf(roles);
        all.add(more);
        return all;
    }
}
