package org.stepdown.vault;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.delivery.kit.Database;
import org.stepdown.delivery.kit.RealParts;

/** A database of patients' letters, with as many instances at it as a test wants. */
final class Chest {

    final HikariDataSource database;
    final Path file;
    final JdbcClient jdbc;
    final AtomicLong nanos = new AtomicLong();

    Chest() {
        Database own = RealParts.shared().newDatabase("vault");
        database = new HikariDataSource();
        database.setJdbcUrl(own.jdbcUrl());
        database.setUsername(own.user());
        database.setPassword(own.password());
        database.setMinimumIdle(0);
        Flyway.configure()
                .dataSource(database)
                .schemas("vault")
                .locations("classpath:org/stepdown/vault/postgres")
                .load()
                .migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql("create table letter (id bigint primary key, body bytea)").update();
        try {
            file = Files.createTempDirectory("vault").resolve("keys/master.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        MasterKeys.make(file);
    }

    /** A pool that has no second connection for who holds one already. */
    HikariDataSource poolOfOne() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.getJdbcUrl());
        pool.setUsername(database.getUsername());
        pool.setPassword(database.getPassword());
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(2_000);
        return pool;
    }

    /** A service instance, with a view of the keys of its own. */
    Vault instance() {
        KeyTable table = new KeyTable(database);
        Keyring keys = new Keyring(table, file, Duration.ofDays(1), nanos::get);
        keys.refresh();
        return new Vault(table, keys);
    }

    SealedColumn letters(Vault vault) {
        return vault.column("letter", "id", "body");
    }

    void write(SealedColumn letters, long id, String text) {
        jdbc.sql("insert into letter values (:id, :body)")
                .param("id", id)
                .param("body", letters.seal(id, text))
                .update();
    }

    byte[] sealed(long id) {
        return jdbc.sql("select body from letter where id = :id")
                .param("id", id)
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    Rewrap care() {
        return new Rewrap(database, file, "test");
    }

    Map<String, String> credentials() {
        return Map.of("PGUSER", database.getUsername(), "PGPASSWORD", database.getPassword());
    }

    String url() {
        return database.getJdbcUrl();
    }

    /** Nobody can wait for a day. */
    void ageKeys(Duration by) {
        jdbc.sql("update vault.data_key set made_at = made_at - make_interval(secs => :seconds)")
                .param("seconds", by.toSeconds())
                .update();
    }
}
