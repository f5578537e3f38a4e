package org.stepdown.referral;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.stepdown.delivery.kit.RealPartsInitializer;

/** The whole service on free ports, on a real broker, registry and database; one context for all tests that say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "stepdown.mllp.port=0",
            "stepdown.loop.allowed-networks=127.0.0.1/32",
            "stepdown.loop.first-retry=200ms",
            "stepdown.loop.pause=500ms",
            "stepdown.loop.longest-retry=1s",
            "stepdown.loop.answer=3s",
            "stepdown.loop.doubts=3",
            "stepdown.kit.topics=care.encounter.v1,care.referral.v1,care.enrollment.v1,care.alert.v1,"
                    + "care.encounter.v1-dlt,care.referral.v1-dlt,care.enrollment.v1-dlt,care.alert.v1-dlt"
        })
@ActiveProfiles("local")
@ContextConfiguration(initializers = RealPartsInitializer.class)
public @interface RunningService {}
