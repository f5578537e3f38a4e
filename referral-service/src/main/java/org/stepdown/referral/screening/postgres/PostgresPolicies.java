package org.stepdown.referral.screening.postgres;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.screening.Policies;
import org.stepdown.referral.screening.ScreeningPolicy;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Repository
class PostgresPolicies implements Supplier<Policies> {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PostgresPolicies(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Policies get() {
        Map<LocalDate, ScreeningPolicy> byDate = new HashMap<>();
        jdbc.sql("select effective_from, version, document from screening_policy")
                .query(row -> {
                    ObjectNode document = (ObjectNode) json.readTree(row.getString("document"));
                    document.put("version", row.getString("version"));
                    byDate.put(
                            row.getObject("effective_from", LocalDate.class),
                            json.treeToValue(document, ScreeningPolicy.class));
                });
        return new Policies(byDate);
    }
}
