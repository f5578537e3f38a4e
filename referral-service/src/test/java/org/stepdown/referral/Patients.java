package org.stepdown.referral;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Patients of whom a message has told. */
public final class Patients {

    private Patients() {}

    /** The key of one whom nothing else is known of. */
    public static String known(JdbcClient jdbc) {
        String key = UUID.randomUUID().toString();
        jdbc.sql("insert into patient (key) values (:key)").param("key", key).update();
        return key;
    }
}
