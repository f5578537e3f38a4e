/** Who is told, in PostgreSQL. A copy is kept for as long as nothing of it has changed. */
@NullMarked
package org.stepdown.notification.audience.postgres;

import org.jspecify.annotations.NullMarked;
