package org.stepdown.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.stepdown.delivery.kit.RealPartsInitializer;

/** A small service with a real database for its audit. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=small-service",
            "management.server.port=0",
            "spring.threads.virtual.enabled=true",
            "spring.mvc.problemdetails.enabled=true",
            "stepdown.kit.parts=DATABASE",
            "stepdown.audit.verify=200ms",
            "stepdown.audit.anchor=0s"
        })
@ContextConfiguration(initializers = RealPartsInitializer.class)
@interface AuditTest {}
