package org.stepdown.enrollment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.stepdown.delivery.kit.RealPartsInitializer;

/** The whole service with the local world, on a real broker, registry and database; one context for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "stepdown.access.failures-per-second=1000",
            "stepdown.kit.topics=care.encounter.v1,care.encounter.v1-dlt,care.referral.v1,care.referral.v1-dlt,"
                    + "care.enrollment.v1"
        })
@ActiveProfiles("local")
@Import(MovableClock.InPlace.class)
@ContextConfiguration(initializers = RealPartsInitializer.class)
@interface EnrollmentTest {}
