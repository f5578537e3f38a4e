package org.stepdown.delivery.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears of commits in other instances: a connection that listens, and a thread that blocks on it. */
final class CommitListener implements AutoCloseable {

    /** How long one wait on the socket lasts; no query is sent for it. */
    private static final int LISTEN_MILLIS = 500;

    private final Connection connection;
    private final Runnable wake;
    private final Thread thread = new Thread(this::listen, "outbox-commits");
    private volatile boolean closed;
    private volatile @Nullable SQLException failure;

    private CommitListener(Connection connection, Runnable wake) {
        this.connection = connection;
        this.wake = wake;
    }

    static CommitListener start(DataSource database, String channel, Runnable wake) throws SQLException {
        CommitListener listener = new CommitListener(database.getConnection(), wake);
        new OutboxTable(listener.connection).execute("listen " + channel);
        listener.thread.setDaemon(true);
        listener.thread.start();
        return listener;
    }

    private void listen() {
        try {
            PGConnection session = connection.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification[] heard = session.getNotifications(LISTEN_MILLIS);
                if (heard != null && heard.length > 0) {
                    wake.run();
                }
            }
        } catch (SQLException e) {
            failure = e;
            wake.run();
        }
    }

    /** @throws SQLException when the listening connection is lost */
    void check() throws SQLException {
        SQLException lost = failure;
        if (lost != null) {
            throw lost;
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        try {
            thread.join();
            if (failure == null) {
                new OutboxTable(connection).execute("unlisten *");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connection.close();
        }
    }
}
