package org.stepdown.delivery.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** A schema could not be had from the registry. */
public abstract sealed class RegistryException extends KafkaException {

    private static final long serialVersionUID = 1L;

    RegistryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** No registry answered, or it answered that it can't just now: the same call may go through later. */
    public static final class Unavailable extends RegistryException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The registry said no (unknown id, incompatible schema, no access): asking again changes nothing. */
    public static final class Refused extends RegistryException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message, null);
        }
    }
}
