package org.stepdown.enrollment.placement.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.stepdown.enrollment.placement.Considered;
import org.stepdown.enrollment.placement.ConsideredCode;
import org.stepdown.enrollment.reason.Reason;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the tables hold as documents, and in code. */
final class Stored {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> INPUTS = new TypeReference<>() {};
    private static final TypeReference<List<Considered>> CONSIDERED = new TypeReference<>() {};

    private Stored() {}

    static List<Told> reasons(String json) {
        return Told.all(MAPPER.readValue(json, REASONS));
    }

    static Map<String, String> inputs(String json) {
        return MAPPER.readValue(json, INPUTS);
    }

    /** Every cohort that was looked at: older decisions have a document, the others a code and a roll. */
    static List<Considered> considered(ResultSet row) throws SQLException {
        String document = row.getString("considered");
        return document != null
                ? MAPPER.readValue(document, CONSIDERED)
                : ConsideredCode.read(row.getBytes("considered_code"), List.of((String[])
                        row.getArray("cohort_ids").getArray()));
    }
}
