/**
 * Events leave with the transaction that causes them, or not at all. They are written to a table first; a relay sends
 * them to Kafka in order, batch by batch, and marks what the broker has confirmed.
 */
@NullMarked
package org.stepdown.delivery.outbox;

import org.jspecify.annotations.NullMarked;
