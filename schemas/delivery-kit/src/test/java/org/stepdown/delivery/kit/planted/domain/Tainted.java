package org.stepdown.delivery.kit.planted.domain;

import java.time.Instant;
import org.springframework.core.env.Environment;

record Tainted(Environment environment) {

    Instant decidedAt() {
        return Instant.now();
    }
}
