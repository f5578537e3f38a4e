/** Steps in PostgreSQL, claimed by one statement. What another instance is working on is passed over, never waited for. */
@NullMarked
package org.stepdown.notification.escalation.postgres;

import org.jspecify.annotations.NullMarked;
