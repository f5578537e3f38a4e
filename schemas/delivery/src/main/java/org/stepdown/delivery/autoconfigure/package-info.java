/**
 * Wires delivery into a Spring Boot application: tables, outbox and relay, consumers, error handling, metrics, health.
 * Every part can be replaced by a bean of its type.
 */
@NullMarked
package org.stepdown.delivery.autoconfigure;

import org.jspecify.annotations.NullMarked;
