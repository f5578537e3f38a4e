package org.stepdown.notification;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.stepdown.delivery.kit.RealPartsInitializer;

/** The whole service on a real broker, registry and database; one application context for all tests that say this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "stepdown.access.failures-per-second=1000",
            "stepdown.inbox.heartbeat=1s",
            "stepdown.response.read-every=2s",
            "stepdown.dispatch.every=50ms",
            "stepdown.dispatch.timeout=500ms",
            "stepdown.dispatch.first-pause=100ms",
            "stepdown.dispatch.longest-pause=400ms",
            "stepdown.dispatch.leave-alone=200ms",
            "stepdown.dispatch.private-addresses=127.0.0.1/32",
            "spring.cloud.stream.kafka.default.consumer.start-offset=earliest",
            "stepdown.kit.topics=care.encounter.v1,care.referral.v1,care.enrollment.v1,care.alert.v1,"
                    + "care.encounter.v1-dlt,care.referral.v1-dlt,care.enrollment.v1-dlt,care.alert.v1-dlt"
        })
@ActiveProfiles("local")
@ContextConfiguration(initializers = {RealPartsInitializer.class, MailServerInitializer.class})
@interface OnRealParts {}
