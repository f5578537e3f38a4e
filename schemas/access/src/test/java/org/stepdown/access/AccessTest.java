package org.stepdown.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.stepdown.delivery.kit.RealPartsInitializer;

/** A small service with a real database for its sessions, and an issuer whose tokens it really checks. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=small-service",
            "management.server.port=0",
            "management.endpoints.web.exposure.include=health,info,metrics,env",
            "management.endpoint.env.access=read-only",
            "spring.threads.virtual.enabled=true",
            "stepdown.kit.parts=DATABASE",
            "stepdown.access.requests-per-second=20",
            "stepdown.access.burst=60",
            "stepdown.access.failures-per-second=20",
            "stepdown.access.body=64KB",
            "stepdown.access.body-time=1s"
        })
@ContextConfiguration(initializers = RealPartsInitializer.class)
@interface AccessTest {}
