/** Cohorts: the groups within a program that patients join, and the calendar of their sessions. The first session that a patient can attend is worked out here, in the site's own time. */
@NullMarked
package org.stepdown.enrollment.cohort;

import org.jspecify.annotations.NullMarked;
