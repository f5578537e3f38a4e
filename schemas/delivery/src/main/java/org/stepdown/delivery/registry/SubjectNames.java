package org.stepdown.delivery.registry;

import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Under which subject a value schema is registered: Confluent's subject name strategies, by their class names. */
public enum SubjectNames {
    /** {@code <topic>-value}: one type a topic. */
    TOPIC_NAME {
        @Override
        public String subject(String topic, Schema schema) {
            return topic + "-value";
        }
    },
    /** {@code <full name>}: one type over all topics. */
    RECORD_NAME {
        @Override
        public String subject(String topic, Schema schema) {
            return schema.getFullName();
        }
    },
    /** {@code <topic>-<full name>}: several types a topic, each with its own history. The default here. */
    TOPIC_RECORD_NAME {
        @Override
        public String subject(String topic, Schema schema) {
            return topic + "-" + schema.getFullName();
        }
    };

    /** The subject of a schema that is written to a topic. */
    public abstract String subject(String topic, Schema schema);

    /**
     * The strategy that {@code value.subject.name.strategy} names, in any package.
     *
     * @throws ConfigException for a class that is none of the three
     */
    public static SubjectNames of(@Nullable Object setting) {
        if (setting == null) {
            return TOPIC_RECORD_NAME;
        }
        String name = setting instanceof Class<?> type ? type.getName() : setting.toString();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "TopicNameStrategy" -> TOPIC_NAME;
            case "RecordNameStrategy" -> RECORD_NAME;
            case "TopicRecordNameStrategy" -> TOPIC_RECORD_NAME;
            default ->
                throw new ConfigException(
                        "value.subject.name.strategy", name, "is none of the three subject name strategies");
        };
    }
}
