/** Attendance and outreach as events. They leave by the outbox, in the transaction that keeps them. */
@NullMarked
package org.stepdown.enrollment.attendance.kafka;

import org.jspecify.annotations.NullMarked;
