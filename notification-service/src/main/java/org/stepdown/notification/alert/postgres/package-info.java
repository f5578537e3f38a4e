/** Alerts and their history in PostgreSQL. Each save runs in the caller's transaction, which also tells whoever shows alerts. */
@NullMarked
package org.stepdown.notification.alert.postgres;

import org.jspecify.annotations.NullMarked;
