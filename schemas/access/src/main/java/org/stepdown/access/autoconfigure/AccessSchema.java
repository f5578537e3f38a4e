package org.stepdown.access.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The sessions' tables, in a PostgreSQL schema of their own with a migration history of its own. */
final class AccessSchema {

    AccessSchema(DataSource database) {
        Flyway.configure(AccessSchema.class.getClassLoader())
                .dataSource(database)
                .schemas("access")
                .createSchemas(true)
                .locations("classpath:org/stepdown/access/postgres")
                .load()
                .migrate();
    }
}
