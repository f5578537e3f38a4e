package org.stepdown.referral.desk.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The places that are registered. */
@Repository
class Facilities {

    private final JdbcClient jdbc;

    Facilities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<@Nullable String> names() {
        return jdbc.sql("select name from facility order by name")
                .query(String.class)
                .list();
    }
}
