/** Cases in PostgreSQL: their signals and who the patient is to staff. A batch of notices takes a fixed number of statements. */
@NullMarked
package org.stepdown.notification.signal.postgres;

import org.jspecify.annotations.NullMarked;
