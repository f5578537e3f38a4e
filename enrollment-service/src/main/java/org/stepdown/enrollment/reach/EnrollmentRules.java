package org.stepdown.enrollment.reach;

import static org.stepdown.enrollment.reach.Duties.CARE;
import static org.stepdown.enrollment.reach.Duties.CENSUS;
import static org.stepdown.enrollment.reach.Duties.CLINICAL;
import static org.stepdown.enrollment.reach.Duties.LEADING;
import static org.stepdown.enrollment.reach.Duties.SUPERVISING;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Role;

/** Who may use which endpoint, and which objects they may know of. */
@Configuration(proxyBeanMethods = false)
class EnrollmentRules {

    private static final Set<Role> ANYBODY = EnumSet.allOf(Role.class);

    @Bean
    AccessRules accessRules(Sight sight) {
        AccessRules rules = AccessRules.ofEveryService();
        catalogue(rules);
        referrals(rules);
        return rules.shows(
                        (person, names) -> sight.cohort(person, name(names, "cohort")),
                        "/cohorts/{cohort}/**",
                        "/api/cohorts/{cohort}/**")
                .shows(
                        (person, names) -> sight.program(person, name(names, "program")),
                        "/programs/{program}/*",
                        "/api/programs/{program}/**")
                .shows(
                        (person, names) -> sight.referral(person, name(names, "referral")),
                        "/referrals/{referral}/**",
                        "/api/referrals/{referral}/**")
                .shows(
                        (person, names) -> sight.outreach(person, name(names, "outreach")),
                        "/api/outreach/{outreach}/**")
                .shows(
                        (person, names) -> sight.run(person, name(names, "run")),
                        "/what-if/{run}/**",
                        "/api/what-if/{run}/**");
    }

    private static void catalogue(AccessRules rules) {
        rules.reads(SUPERVISING, "/programs/new")
                .reads(LEADING, "/cohorts/new", "/cohorts/{cohort}/change", "/programs/{program}/change")
                .reads(CENSUS, "/", "/board", "/programs", "/sites/{site}/holidays")
                .reads(CENSUS, "/api/cohorts", "/api/cohorts/{cohort}", "/api/programs", "/api/programs/{program}")
                .reads(CENSUS, "/api/sites", "/api/sites/{site}/holidays", "/api/placement-policies")
                .reads(CENSUS, "/api/attendance-policies", "/api/follow-up-policies")
                .reads(CARE, "/cohorts/{cohort}", "/cohorts/{cohort}/sessions/{date}")
                .reads(CARE, "/api/cohorts/{cohort}/sessions", "/api/cohorts/{cohort}/hours")
                .reads(CARE, "/api/cohorts/{cohort}/sessions/{date}/attendance")
                .reads(CARE, "/reports", "/api/reports/follow-up", "/api/reports/follow-up.csv")
                .reads(LEADING, "/what-if", "/what-if/{run}", "/api/what-if", "/api/what-if/{run}")
                .writes(LEADING, "/what-if", "/what-if/{run}/cancel", "/api/what-if", "/api/what-if/{run}")
                .writes(CARE, "/cohorts/{cohort}/sessions/{date}")
                .writes(CARE, "/api/cohorts/{cohort}/sessions/{date}/attendance")
                .writes(SUPERVISING, "/programs/new", "/api/programs", "/api/placement-policies")
                .writes(SUPERVISING, "/api/attendance-policies", "/api/follow-up-policies")
                .writes(SUPERVISING, "/sites/{site}/holidays/*", "/api/sites/{site}/holidays")
                .writes(LEADING, "/cohorts/{cohort}", "/cohorts/{cohort}/*", "/programs/{program}/*")
                .writes(LEADING, "/api/cohorts", "/api/cohorts/{cohort}", "/api/cohorts/{cohort}/*")
                .writes(LEADING, "/api/programs/{program}", "/api/programs/{program}/*");
    }

    private static void referrals(AccessRules rules) {
        rules.reads(CARE, "/waitlist", "/api/waitlist", "/review", "/api/reviews", "/api/outreach")
                .reads(CARE, "/referrals/{referral}", "/api/referrals/{referral}")
                .reads(CARE, "/api/referrals/{referral}/*", "/api/referrals/{referral}/decisions/{decision}")
                .writes(CARE, "/api/outreach/{outreach}/attempts")
                .writes(CARE, "/referrals/{referral}/{act:ask|withdraw|move|accept|interim}")
                .writes(CARE, "/api/referrals/{referral}/{act:ask|withdraw|move|accept|interim|leave|no-show}")
                .writes(CARE, "/api/referrals/{referral}/leave/{leave}/cancel")
                .writes(CLINICAL, "/referrals/{referral}/{act:approve|decline|override|attest}")
                .writes(CLINICAL, "/api/referrals/{referral}/{act:approve|decline|override|attest}")
                .writes(CLINICAL, "/api/referrals/{referral}/{act:complete|step-up}");
    }

    private static String name(Map<String, String> names, String name) {
        return names.getOrDefault(name, "");
    }
}
