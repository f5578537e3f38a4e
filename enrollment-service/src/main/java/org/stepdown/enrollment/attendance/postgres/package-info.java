/** Attendance, leave and outreach in PostgreSQL. Every record stays; a correction is one more. */
@NullMarked
package org.stepdown.enrollment.attendance.postgres;

import org.jspecify.annotations.NullMarked;
