/** Deliveries in PostgreSQL. They are written in the transaction of the change that calls for them. */
@NullMarked
package org.stepdown.notification.delivery.postgres;

import org.jspecify.annotations.NullMarked;
