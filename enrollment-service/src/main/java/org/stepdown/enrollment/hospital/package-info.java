/** Hospital visits of patients who wait or are enrolled, as far as placement depends on them. Facts count by event time, so any order of arrival makes the same visits. */
@NullMarked
package org.stepdown.enrollment.hospital;

import org.jspecify.annotations.NullMarked;
