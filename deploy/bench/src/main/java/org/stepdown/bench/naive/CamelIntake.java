package org.stepdown.bench.naive;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The usual intake: Camel takes the message, HAPI parses it, Kafka gets it, and when all replicas have it the sender gets
 * its AA. It knows no message again, gives the patient no key and keeps nothing of its own.
 */
public final class CamelIntake {

    /** Where it publishes. */
    public static final String TOPIC = "bench.camel";

    private CamelIntake() {}

    /** @param arguments the port to listen on, and Kafka's address */
    public static void main(String[] arguments) throws Exception {
        DefaultHapiContext hapi = new DefaultHapiContext();
        hapi.setValidationContext(ValidationContextFactory.noValidation());
        PipeParser parser = hapi.getPipeParser();
        Producer<String, byte[]> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", arguments[1], "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        CamelContext camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("mllp:127.0.0.1:" + arguments[0] + "?maxConcurrentConsumers=32&idleTimeout=0")
                        .process(exchange -> publish(exchange, parser, kafka));
            }
        });
        camel.start();
        Thread.currentThread().join();
    }

    private static void publish(Exchange exchange, PipeParser parser, Producer<String, byte[]> kafka) throws Exception {
        byte[] body = exchange.getIn().getMandatoryBody(byte[].class);
        Message message = parser.parse(exchange.getIn().getMandatoryBody(String.class));
        String patient = new Terser(message).get("/PID-3-1");
        kafka.send(new ProducerRecord<>(TOPIC, patient, body)).get();
    }
}
