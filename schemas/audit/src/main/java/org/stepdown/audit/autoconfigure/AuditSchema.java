package org.stepdown.audit.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The audit's tables, in a PostgreSQL schema of their own with a migration history of its own. */
final class AuditSchema {

    AuditSchema(DataSource database) {
        Flyway.configure(AuditSchema.class.getClassLoader())
                .dataSource(database)
                .schemas("audit")
                .createSchemas(true)
                .locations("classpath:org/stepdown/audit/postgres")
                .load()
                .migrate();
    }
}
