package org.stepdown.delivery.inbox;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/** The Kafka records behind a batch message, as the binding's converter leaves them in a header. */
final class RawRecords {

    private RawRecords() {}

    @SuppressWarnings("unchecked") // the container is configured with these deserializers by this module
    static List<ConsumerRecord<String, byte[]>> of(Message<?> message) {
        Object records = message.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (!(records instanceof List<?> list)) {
            throw new IllegalStateException(
                    "the binding gives no raw records: it needs batch-mode: true and converter-bean-name: rawRecords");
        }
        return (List<ConsumerRecord<String, byte[]>>) list;
    }
}
