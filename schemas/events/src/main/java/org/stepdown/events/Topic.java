package org.stepdown.events;

import java.time.Duration;
import java.util.List;
import org.apache.avro.Schema;
import org.jspecify.annotations.NullMarked;

/**
 * A topic and the event types that travel on it. The record key is the opaque patient key (feed and cohort events,
 * which belong to no patient, use the name of their subject), so one patient stays in order.
 *
 * @param name topic name
 * @param partitions number of partitions; never changed once in use, since that would move keys
 * @param retention how long events are kept
 * @param types schemas of the events that may be published on it
 */
@NullMarked
public record Topic(String name, int partitions, Duration retention, List<Schema> types) {

    /** Suffix of the dead-letter topic that belongs to each topic. */
    public static final String DEAD_LETTER_SUFFIX = "-dlt";

    public Topic {
        types = List.copyOf(types);
    }

    /** Name of the topic that keeps what could not be processed. */
    public String deadLetterName() {
        return name + DEAD_LETTER_SUFFIX;
    }
}
