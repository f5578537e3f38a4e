/**
 * The parts that Stepdown stands on (a Kafka broker, a schema registry, a PostgreSQL server) as child processes, on
 * loopback only. Plain Java: the tests use it with throw-away data, the local stack with data that stays.
 */
@NullMarked
package org.stepdown.delivery.parts;

import org.jspecify.annotations.NullMarked;
