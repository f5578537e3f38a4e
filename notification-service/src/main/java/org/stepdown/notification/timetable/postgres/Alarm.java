package org.stepdown.notification.timetable.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.notification.timetable.DueWork;
import org.stepdown.notification.timetable.TimetableProperties;

/**
 * Does what is due when it is due. It sleeps until the next row's time, is woken by commits that change alerts, and looks
 * now and then besides: so neither a lost word nor a clock that jumps makes it miss anything.
 */
@Component
final class Alarm implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Alarm.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final List<DueWork> work;
    private final JdbcConnectionDetails database;
    private final TransactionOperations transactions;
    private final TimetableProperties properties;
    private final Clock clock;
    private volatile @Nullable Thread watching;

    Alarm(
            List<DueWork> work,
            JdbcConnectionDetails database,
            TransactionOperations transactions,
            TimetableProperties properties,
            Clock clock) {
        this.work = work;
        this.database = database;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().name("alarm").daemon().unstarted(this::watchAgainAndAgain);
        watching = thread;
        thread.start();
    }

    private void watchAgainAndAgain() {
        while (mine()) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen alerts");
                watch(connection.unwrap(PGConnection.class));
            } catch (SQLException | RuntimeException e) {
                if (mine()) {
                    // Of what kind only: a message may repeat values.
                    log.warn(
                            "can't do what is due ({}), trying again",
                            e.getClass().getSimpleName());
                    pause(RETRY);
                }
            }
        }
    }

    private void watch(PGConnection connection) throws SQLException {
        while (mine()) {
            boolean done = doDue();
            Duration wait = done ? SHORTEST_WAIT : untilNext();
            if (connection.getNotifications((int) wait.toMillis()).length > 0) {
                // A burst of commits is looked at once.
                pause(SHORTEST_WAIT);
                connection.getNotifications();
            }
        }
    }

    /** Whether there was anything: then there may be more. What fails keeps nothing else from being done. */
    private boolean doDue() {
        boolean done = false;
        boolean failed = false;
        for (DueWork one : work) {
            Instant now = clock.instant();
            try {
                if (one.nextDue().filter(due -> !due.isAfter(now)).isPresent()) {
                    Integer count = transactions.execute(status -> one.doDue(now));
                    done |= count != null && count > 0;
                }
            } catch (RuntimeException e) {
                failed = true;
                log.error(
                        "{} can't do what is due: {}",
                        one.getClass().getSimpleName(),
                        e.getClass().getSimpleName());
            }
        }
        if (failed) {
            pause(RETRY);
        }
        return done;
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        Duration wait = work.stream()
                .map(DueWork::nextDue)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(next -> Duration.between(now, next).plusMillis(1))
                .orElse(properties.lookEvery());
        Duration bounded = wait.compareTo(properties.lookEvery()) > 0 ? properties.lookEvery() : wait;
        return bounded.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : bounded;
    }

    private Connection connect() throws SQLException {
        Properties connection = new Properties();
        connection.put("user", String.valueOf(database.getUsername()));
        connection.put("password", String.valueOf(database.getPassword()));
        connection.put("ApplicationName", "notification-service alarm");
        connection.put("tcpKeepAlive", "true");
        return DriverManager.getConnection(database.getJdbcUrl(), connection);
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this thread is the one to watch, and not one that has been stopped. */
    private boolean mine() {
        return watching == Thread.currentThread();
    }

    @Override
    public void stop() {
        Thread thread = watching;
        watching = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watching != null;
    }
}
