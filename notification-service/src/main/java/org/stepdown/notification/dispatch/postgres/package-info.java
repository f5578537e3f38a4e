/** Due deliveries and their targets in PostgreSQL. Claims are one statement, so that instances never meet on a delivery. */
@NullMarked
package org.stepdown.notification.dispatch.postgres;

import org.jspecify.annotations.NullMarked;
