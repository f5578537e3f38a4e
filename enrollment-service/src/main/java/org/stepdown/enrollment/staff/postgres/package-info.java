/** The record of staff's actions in PostgreSQL. It is written in the transaction that does what was asked. */
@NullMarked
package org.stepdown.enrollment.staff.postgres;

import org.jspecify.annotations.NullMarked;
