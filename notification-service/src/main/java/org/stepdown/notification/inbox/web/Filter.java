package org.stepdown.notification.inbox.web;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the list somebody wants to see. It is the query of the page's address, so that it can be kept and passed on;
 * so it never holds a name.
 *
 * @param show which states: open (when null), waiting, snoozed, handled
 * @param urgency routine or urgent
 * @param topic a topic's name
 * @param program a program's id
 * @param team a team's id: alerts of the programs that it looks after
 * @param mine "true" for what is with, or assigned to, who is at the page
 * @param q the beginning of an alert's or a referral's id
 */
record Filter(
        @Nullable String show,
        @Nullable String urgency,
        @Nullable String topic,
        @Nullable String program,
        @Nullable String team,
        @Nullable String mine,
        @Nullable String q) {

    private static final int LONGEST = 100;

    Filter {
        show = code(show);
        urgency = code(urgency);
        topic = code(topic);
        program = text(program);
        team = text(team);
        mine = "true".equals(mine) ? mine : null;
        q = id(q);
    }

    private static @Nullable String code(@Nullable String value) {
        String text = text(value);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() || value.length() > LONGEST ? null : value.strip();
    }

    /** What can't be the beginning of an id is not searched for, nor repeated in an address: it could be a name. */
    private static @Nullable String id(@Nullable String value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        String id = text.toLowerCase(Locale.ROOT);
        return id.matches("[0-9a-f-]{1,36}") ? id : "-";
    }

    String[] states() {
        return switch (show == null ? "OPEN" : show) {
            case "WAITING" -> new String[] {"RAISED"};
            case "SNOOZED" -> new String[] {"SNOOZED"};
            case "HANDLED" -> new String[] {"ACKNOWLEDGED"};
            default -> new String[] {"RAISED", "SNOOZED", "ACKNOWLEDGED"};
        };
    }

    public boolean any() {
        return Stream.of(show, urgency, topic, program, team, mine, q).anyMatch(value -> value != null);
    }

    /** As it stands in an address, with its question mark; empty for everything. */
    public String query() {
        UriComponentsBuilder address = UriComponentsBuilder.newInstance();
        add(address, "show", show == null ? null : show.toLowerCase(Locale.ROOT));
        add(address, "urgency", urgency == null ? null : urgency.toLowerCase(Locale.ROOT));
        add(address, "topic", topic);
        add(address, "program", program);
        add(address, "team", team);
        add(address, "mine", mine);
        add(address, "q", q);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
