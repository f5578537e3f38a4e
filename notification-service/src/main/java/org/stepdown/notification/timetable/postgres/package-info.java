/** Wakes up at the very time at which something is due. Hears from PostgreSQL when that has become another. */
@NullMarked
package org.stepdown.notification.timetable.postgres;

import org.jspecify.annotations.NullMarked;
