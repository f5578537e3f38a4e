/** Placement's records in PostgreSQL: laid out under the desk's lock, kept with one statement a table. What is written twice by a mistake of ours is refused by the tables themselves. */
@NullMarked
package org.stepdown.enrollment.placement.postgres;

import org.jspecify.annotations.NullMarked;
