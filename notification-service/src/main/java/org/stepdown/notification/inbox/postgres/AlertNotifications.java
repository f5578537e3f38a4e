package org.stepdown.notification.inbox.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.stepdown.notification.inbox.AlertsWatch;

/**
 * Listens for the commits that changed alerts, on a connection of its own. What was missed while that was away is made
 * good by telling of a change as soon as it is back.
 */
@Component
final class AlertNotifications implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AlertNotifications.class);
    private static final int WAIT_MILLIS = 10_000;

    private static final int RETRY_MILLIS = 1_000;

    private final JdbcConnectionDetails database;
    private final AlertsWatch watch;
    private volatile @Nullable Thread listening;

    AlertNotifications(JdbcConnectionDetails database, AlertsWatch watch) {
        this.database = database;
        this.watch = watch;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("alert-notifications").daemon().unstarted(this::listenAgainAndAgain);
        listening = thread;
        thread.start();
    }

    /**
     * Whether this thread is still the one to listen. A stop can't interrupt a read, so its thread may go on for a
     * while beside that of a later start: it ends without a word to that one.
     */
    private boolean goesOn() {
        return listening == Thread.currentThread();
    }

    private void listenAgainAndAgain() {
        while (goesOn()) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen alerts");
                watch.alertsChanged();
                listen(connection.unwrap(PGConnection.class), statement);
            } catch (SQLException e) {
                if (goesOn()) {
                    log.warn("can't listen for changed alerts (SQL state {}), trying again", e.getSQLState());
                    pause(RETRY_MILLIS);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.put("user", String.valueOf(database.getUsername()));
        properties.put("password", String.valueOf(database.getPassword()));
        properties.put("ApplicationName", "notification-service inbox");
        properties.put("tcpKeepAlive", "true");
        properties.put("connectTimeout", "10");
        properties.put("socketTimeout", "30");
        return DriverManager.getConnection(database.getJdbcUrl(), properties);
    }

    private void listen(PGConnection connection, Statement ask) throws SQLException {
        while (goesOn()) {
            if (connection.getNotifications(WAIT_MILLIS).length > 0) {
                watch.alertsChanged();
            } else {
                // A connection that died without a word gives no error until something is asked of it.
                ask.execute("select 1");
            }
        }
    }

    private void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // By the stop, which has told the loop to end as well.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread thread = listening;
        listening = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return listening != null;
    }
}
