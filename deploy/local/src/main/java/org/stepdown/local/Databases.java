package org.stepdown.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.stepdown.delivery.parts.PartFailed;
import org.stepdown.delivery.parts.PostgresServer;

/** One database per owner, each with a user of the same name who can enter no other. */
final class Databases {

    private Databases() {}

    static void create(PostgresServer server, List<String> owners) {
        try (Connection connection =
                DriverManager.getConnection(server.jdbcUrl("postgres"), PostgresServer.SUPERUSER, server.password())) {
            for (String owner : owners) {
                if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", owner)) {
                    execute(connection, "CREATE ROLE " + owner + " LOGIN PASSWORD '" + owner + "'");
                }
                if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", owner)) {
                    execute(connection, "CREATE DATABASE " + owner + " OWNER " + owner);
                    execute(connection, "REVOKE CONNECT ON DATABASE " + owner + " FROM PUBLIC");
                }
            }
        } catch (SQLException e) {
            throw new PartFailed("The databases can't be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
