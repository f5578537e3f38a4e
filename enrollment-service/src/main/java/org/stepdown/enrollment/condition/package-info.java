/** The conditions that an IOP treats. They tie a referral's diagnoses to the service lines of programs and cohorts. */
@NullMarked
package org.stepdown.enrollment.condition;

import org.jspecify.annotations.NullMarked;
