package org.stepdown.enrollment.placement.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.placement.HospitalEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was asked of the desk, in the order in which it was done, for replays. To be written by who holds the desk: one
 * statement a call, and of an event only its identity, since the topic keeps the rest.
 */
@Component
final class Logbook {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Logbook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes commands; a patient seen in hospital is noted with the event that says so. */
    void note(Collection<Command> commands) {
        List<UUID> events = new ArrayList<>();
        List<ObjectNode> asked = new ArrayList<>();
        for (Command command : commands) {
            if (isOfAnEvent(command)) {
                events.add(command.cause().id());
            } else if (!(command instanceof Command.Seen)) {
                asked.add(document(command));
            }
        }
        if (!events.isEmpty()) {
            note("REFERRALS", events);
        }
        if (!asked.isEmpty()) {
            jdbc.sql("insert into logbook (kind, document) values ('COMMANDS', :document::jsonb)")
                    .param("document", MAPPER.writeValueAsString(asked))
                    .update();
        }
    }

    /** Notes what hospitals said, also of patients whom nobody has referred yet. */
    void note(List<HospitalEvent> events) {
        if (!events.isEmpty()) {
            note("ENCOUNTERS", events.stream().map(event -> event.cause().id()).toList());
        }
    }

    private void note(String kind, List<UUID> events) {
        jdbc.sql("insert into logbook (kind, events) values (:kind, :events)")
                .param("kind", kind)
                .param("events", new SqlArrayValue("uuid", events.toArray()))
                .update();
    }

    /** Types of events are full names, commands have a plain one. */
    private static boolean isOfAnEvent(Command command) {
        return !(command instanceof Command.Seen) && command.cause().type().indexOf('.') >= 0;
    }

    /** What a clinician attests may hold a birth date; it is kept with the staff's action, and only there. */
    private static ObjectNode document(Command command) {
        ObjectNode document = MAPPER.valueToTree(command);
        document.put("command", command.getClass().getSimpleName());
        document.remove("act");
        return document;
    }
}
