package org.stepdown.enrollment.replay.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.placement.Act;
import org.stepdown.enrollment.placement.Command;
import org.stepdown.enrollment.replay.Entry;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The live logbook, page by page. */
final class LogbookReader {

    private static final int PAGE = 1_000;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Map<String, Class<?>> COMMANDS = byName(Command.class);
    private static final Map<String, Class<?>> ACTS = byName(Act.class);

    private final JdbcClient jdbc;
    private final String live;

    private final SealedColumn orders;

    LogbookReader(JdbcClient jdbc, String live, Vault vault) {
        this.jdbc = jdbc;
        this.orders = vault.column("staff_action", "id", "details");
        this.live = live;
    }

    void read(long last, Consumer<Entry> reader) {
        long read = 0;
        List<Entry> page;
        do {
            page = page(read, last);
            page.forEach(reader);
            read = page.isEmpty() ? last : page.getLast().seq();
        } while (!page.isEmpty());
    }

    private List<Entry> page(long after, long last) {
        return jdbc.sql("""
                select seq, kind, events, document from {live}.logbook
                 where seq > :after and seq <= :last order by seq limit :page
                """.replace("{live}", live))
                .param("after", after)
                .param("last", last)
                .param("page", PAGE)
                .query((row, number) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        String kind = row.getString("kind");
        return switch (kind) {
            case "REFERRALS", "ENCOUNTERS" ->
                new Entry.Events(seq, List.of((UUID[]) row.getArray("events").getArray()));
            case "COMMANDS" -> new Entry.Asked(seq, commands((ArrayNode) MAPPER.readTree(row.getString("document"))));
            default -> new Entry.Defined(seq, Entry.Kind.valueOf(kind), row.getString("document"));
        };
    }

    private List<Command> commands(ArrayNode documents) {
        return documents.valueStream().map(this::command).toList();
    }

    private Command command(JsonNode document) {
        Class<?> type = COMMANDS.get(document.path("command").asString());
        if (type == Command.OfStaff.class) {
            UUID action = UUID.fromString(document.path("cause").path("id").asString());
            ((ObjectNode) document).remove("act");
            Command.OfStaff plain = MAPPER.treeToValue(document, Command.OfStaff.class);
            return new Command.OfStaff(
                    plain.referralId(), act(action), plain.seen(), plain.actor(), plain.cause(), plain.at());
        }
        return (Command) MAPPER.treeToValue(document, type);
    }

    /** What exactly a member of staff asked for is kept with the action. */
    private Act act(UUID action) {
        return jdbc.sql("select action, details from {live}.staff_action where id = :id".replace("{live}", live))
                .param("id", action)
                .query((row, number) -> (Act) MAPPER.readValue(
                        orders.text(action, row.getBytes("details")),
                        ACTS.get(row.getString("action").replaceAll("Referral$", ""))))
                .single();
    }

    private static Map<String, Class<?>> byName(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }
}
