package org.stepdown.vault.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The keys' tables, in a PostgreSQL schema of their own with a migration history of its own. */
final class VaultSchema {

    VaultSchema(DataSource database) {
        Flyway.configure(VaultSchema.class.getClassLoader())
                .dataSource(database)
                .schemas("vault")
                .createSchemas(true)
                .locations("classpath:org/stepdown/vault/postgres")
                .load()
                .migrate();
    }
}
