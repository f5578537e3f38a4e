package org.stepdown.delivery.inbox;

import java.sql.SQLException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.stepdown.delivery.registry.RegistryException;

/** Tells failures that pass (database or registry away, deadlock) from those that an event brings with it. */
final class Failures {

    private Failures() {}

    static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof RegistryException.Unavailable
                    || cause instanceof RetriableException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TransactionSystemException
                    || cause instanceof InterruptedException
                    || cause instanceof SQLException sql && lostConnection(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Connection exceptions, operator intervention, out of resources (PostgreSQL, appendix A). */
    private static boolean lostConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53"));
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }

    /** A stable code without any content of the event. */
    static String code(Throwable failure) {
        return switch (failure) {
            case RejectedEventException rejected -> rejected.code();
            case RegistryException.Refused refused -> "SCHEMA_NOT_FOUND";
            case SerializationException unreadable -> "UNREADABLE";
            default -> failure.getClass().getSimpleName();
        };
    }
}
