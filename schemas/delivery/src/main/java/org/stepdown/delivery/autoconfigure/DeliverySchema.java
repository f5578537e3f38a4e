package org.stepdown.delivery.autoconfigure;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Delivery's own tables, in a PostgreSQL schema of their own with a migration history of its own. */
final class DeliverySchema {

    DeliverySchema(DataSource database) {
        Flyway.configure(DeliverySchema.class.getClassLoader())
                .dataSource(database)
                .schemas("delivery")
                .createSchemas(true)
                .locations("classpath:org/stepdown/delivery/postgres")
                .load()
                .migrate();
    }
}
