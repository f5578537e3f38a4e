package org.stepdown.acceptance.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.PostgresServer;

/** One database per owner, with a user of the same name. */
final class Databases {

    private Databases() {}

    static void create(PostgresServer server, List<String> owners) {
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, server.password());
                Statement statement = connection.createStatement()) {
            for (String owner : owners) {
                statement.execute("CREATE ROLE " + owner + " LOGIN PASSWORD '" + owner + "'");
                statement.execute("CREATE DATABASE " + owner + " OWNER " + owner);
                statement.execute("REVOKE CONNECT ON DATABASE " + owner + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw new PartFailed("The databases can't be made: " + e.getMessage(), e);
        }
    }
}
