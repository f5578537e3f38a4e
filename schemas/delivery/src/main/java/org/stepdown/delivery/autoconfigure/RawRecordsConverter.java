package org.stepdown.delivery.autoconfigure;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessageConverter;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Hands a poll to the function as it is: mapping the headers of every record would be work that nobody reads. */
final class RawRecordsConverter implements BatchMessageConverter {

    private static final byte[] EMPTY = new byte[0];

    @Override
    public Message<?> toMessage(
            List<ConsumerRecord<?, ?>> records,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> consumer,
            @Nullable Type payloadType) {
        List<byte[]> values = records.stream()
                .map(message -> message.value() instanceof byte[] value ? value : EMPTY)
                .toList();
        return MessageBuilder.withPayload(values)
                .setHeader(KafkaHeaders.RAW_DATA, records)
                .build();
    }

    @Override
    public List<ProducerRecord<?, ?>> fromMessage(Message<?> message, @Nullable String defaultTopic) {
        throw new IllegalStateException("events leave by the outbox only");
    }
}
