package org.stepdown.enrollment.followup.postgres;

import tools.jackson.databind.json.JsonMapper;

/** What is stored as JSON; apart from the web's JSON, so that a setting of that one can't change what is stored. */
final class Documents {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Documents() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String document, Class<T> type) {
        return MAPPER.readValue(document, type);
    }
}
