/** Placement on Kafka: what referral-service says comes in as commands, and what happened at the desk goes out by the outbox. Nothing that names a patient goes into a key or an identity. */
@NullMarked
package org.stepdown.enrollment.placement.kafka;

import org.jspecify.annotations.NullMarked;
