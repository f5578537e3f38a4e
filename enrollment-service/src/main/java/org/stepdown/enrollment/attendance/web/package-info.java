/** Attendance, leave, outreach and the end of a placement over HTTP. What staff say in their own words stays here. */
@NullMarked
package org.stepdown.enrollment.attendance.web;

import org.jspecify.annotations.NullMarked;
