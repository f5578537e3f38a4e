package org.stepdown.enrollment.reach;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;

/**
 * Which objects are there for somebody. What does not exist is not there for anybody, so that nobody can tell it from
 * what they may not see.
 */
@Component
public class Sight {

    private static final String NEW = "new";

    private final JdbcClient jdbc;

    Sight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean cohort(Person person, String id) {
        return id.equals(NEW)
                || jdbc.sql("select program_id from cohort where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .filter(Within.of(person)::program)
                        .isPresent();
    }

    /** For who acts. */
    public boolean cohort(String id) {
        return cohort(Acting.required(), id);
    }

    boolean program(Person person, String id) {
        return id.equals(NEW)
                || Within.of(person).program(id)
                        && jdbc.sql("select count(*) from program where id = :id")
                                        .param("id", id)
                                        .query(Integer.class)
                                        .single()
                                > 0;
    }

    boolean referral(Person person, String id) {
        return AccessRules.id(id).map(uuid -> referral(person, uuid)).orElse(false);
    }

    boolean outreach(Person person, String id) {
        return AccessRules.id(id)
                .map(uuid -> jdbc.sql("select referral_id from outreach where id = :id")
                        .param("id", uuid)
                        .query(UUID.class)
                        .optional()
                        .filter(referral -> referral(person, referral))
                        .isPresent())
                .orElse(false);
    }

    boolean run(Person person, String id) {
        return AccessRules.id(id)
                .map(uuid -> jdbc.sql("select asked_by from what_if_run where id = :id")
                        .param("id", uuid)
                        .query(String.class)
                        .optional()
                        .filter(by -> Within.of(person).run(by))
                        .isPresent())
                .orElse(false);
    }

    private boolean referral(Person person, UUID id) {
        Within within = Within.of(person);
        return within.bind(jdbc.sql(
                                "select count(*) from referral r where r.id = :id and " + within.referralIn("r.id")))
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
