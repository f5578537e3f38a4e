package org.stepdown.referral;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** What the bodies of kept messages say, opened as the service opens them: the database alone can't tell. */
public final class KeptBodies {

    private final JdbcClient jdbc;
    private final SealedColumn bodies;

    public KeptBodies(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.bodies = vault.column("source_message", "id", "body");
    }

    /** How many messages have this somewhere in their bodies, by sending application. */
    public Map<String, Long> saying(String text) {
        return jdbc
                .sql("select id, application, body from source_message where body is not null")
                .query((row, number) -> Map.entry(
                        row.getString("application"),
                        new String(
                                bodies.open(row.getObject("id", UUID.class), row.getBytes("body")),
                                StandardCharsets.UTF_8)))
                .list()
                .stream()
                .filter(message -> message.getValue().contains(text))
                .map(Map.Entry::getKey)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
