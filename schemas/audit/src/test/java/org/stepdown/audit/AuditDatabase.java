package org.stepdown.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stepdown.audit.chain.Anchor;
import org.stepdown.audit.chain.Report;
import org.stepdown.audit.chain.Sealer;
import org.stepdown.audit.chain.Verifier;
import org.stepdown.delivery.kit.Database;
import org.stepdown.delivery.kit.RealParts;

/** A database with an audit in it, without a service around, and somebody who has every right in it. */
final class AuditDatabase {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    final Database database = RealParts.shared().newDatabase("audit");
    final JdbcTemplate jdbc;
    final Sealer sealer;
    final Verifier verifier;
    private final Audit audit;
    private final TransactionTemplate transactions;

    AuditDatabase() {
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password());
        Flyway.configure()
                .dataSource(source)
                .schemas("audit")
                .locations("classpath:org/stepdown/audit/postgres")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        audit = new Audit(jdbc, () -> {}, new SimpleMeterRegistry());
        sealer = new Sealer(jdbc, transactions);
        verifier = new Verifier(source);
    }

    void record(Entry... entries) {
        transactions.executeWithoutResult(status -> audit.record(List.of(entries)));
    }

    void recordOutsideOfTransaction() {
        audit.record(List.of(read("outside")));
    }

    /** So many entries, all in the chain. */
    AuditDatabase with(int count) {
        record(IntStream.range(0, count).mapToObj(i -> read("object-" + i)).toArray(Entry[]::new));
        sealAll();
        return this;
    }

    void sealAll() {
        boolean more = true;
        while (more) {
            more = sealer.seal();
        }
    }

    Report check(Anchor... anchors) {
        return verifier.all(List.of(anchors));
    }

    /** What somebody does who owns the database. */
    void tamper(String... statements) {
        jdbc.execute("grant all on all tables in schema audit to current_user");
        jdbc.execute("alter table audit.entry disable trigger user");
        jdbc.execute("alter table audit.seal disable trigger user");
        for (String sql : statements) {
            jdbc.execute(sql);
        }
    }

    /** A column of an entry. */
    record Column(String name, String type) {}

    List<Column> columns() {
        return jdbc.query("""
                select column_name, data_type from information_schema.columns
                where table_schema = 'audit' and table_name = 'entry' and column_name <> 'id'
                """, (row, number) -> new Column(row.getString("column_name"), row.getString("data_type")));
    }

    static Entry read(String object) {
        return new Entry(
                NOON,
                Kind.READ,
                new Actor("rowan", List.of("CLINICIAN", "SUPERVISOR")),
                "GET /api/things/{id}",
                List.of(object, "b"),
                List.of("state"),
                Outcome.DONE,
                "200",
                1,
                new Origin("127.0.0.1", "c", "t"));
    }
}
