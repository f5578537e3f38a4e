package org.stepdown.enrollment.replay.postgres;

import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.Copy;

/** Makes copies as schemas beside the live one, by the same migrations. */
@Component
final class SchemaCopies implements Copies {

    private static final String PREFIX = "replay_";

    /** What is dropped anyway need not go through the log that the live tables wait for; who refers comes first. */
    private static final String UNLOGGED = """
            do $$
            declare
                one text;
            begin
                for pass in 1..8 loop
                    for one in select relname from pg_class
                                where relnamespace = current_schema()::regnamespace
                                  and relkind = 'r' and relpersistence = 'p' loop
                        begin
                            execute format('alter table %I set unlogged', one);
                        exception when invalid_table_definition then
                            null;
                        end;
                    end loop;
                end loop;
            end $$
            """;

    private final JdbcClient live;
    private final JdbcConnectionDetails database;
    private final ApplicationContext service;

    SchemaCopies(JdbcClient live, JdbcConnectionDetails database, ApplicationContext service) {
        this.live = live;
        this.database = database;
        this.service = service;
    }

    @Override
    public String live() {
        return live.sql("select current_schema()").query(String.class).single();
    }

    @Override
    public Copy open(String of, Announcements announcements) {
        String schema = PREFIX + UUID.randomUUID().toString().replace("-", "");
        DataSource connections = connections(schema);
        sweep();
        Flyway.configure(SchemaCopies.class.getClassLoader())
                .dataSource(connections)
                .schemas(schema)
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        JdbcClient.create(connections).sql(UNLOGGED).update();
        SingleConnectionDataSource one = new SingleConnectionDataSource();
        try {
            one = new SingleConnectionDataSource(connections.getConnection(), true);
            return new SchemaCopy(service, one, schema, of, announcements);
        } catch (Exception | Error e) {
            one.destroy();
            drop(JdbcClient.create(connections), schema);
            throw e instanceof RuntimeException unchecked
                    ? unchecked
                    : new IllegalStateException("no copy was made", e);
        }
    }

    /** A copy holds a lock of its name; what nobody holds was left by a crash. */
    private void sweep() {
        live.sql("select nspname from pg_namespace where nspname ~ '^replay_[0-9a-f]{32}$'")
                .query(String.class)
                .list()
                .forEach(left -> live.sql("""
                    do $$ begin
                        if pg_try_advisory_xact_lock(hashtext('%1$s')) then
                            drop schema if exists %1$s cascade;
                        end if;
                    end $$
                    """.formatted(left)).update());
    }

    /** Lets the planner know what is in the tables of the copy; of nobody else's. */
    static void analyze(JdbcClient jdbc) {
        String tables = String.join(
                ", ",
                jdbc.sql("select quote_ident(tablename) from pg_tables where schemaname = current_schema()")
                        .query(String.class)
                        .list());
        jdbc.sql("analyze " + tables).update();
    }

    static void drop(JdbcClient jdbc, String schema) {
        jdbc.sql("drop schema if exists " + schema + " cascade").update();
    }

    /** Nothing of a copy has to outlast a crash, so no commit waits for the disk. */
    private DataSource connections(String schema) {
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(database.getUsername()));
        properties.setProperty("password", String.valueOf(database.getPassword()));
        properties.setProperty("currentSchema", schema);
        properties.setProperty("ApplicationName", "enrollment-service replay");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("options", "-c synchronous_commit=off -c statement_timeout=0 -c work_mem=64MB");
        return new SimpleDriverDataSource(new Driver(), database.getJdbcUrl(), properties);
    }
}
