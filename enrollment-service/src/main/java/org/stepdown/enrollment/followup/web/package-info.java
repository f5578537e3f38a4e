/** Follow-up over HTTP: the clocks of a referral, and the report of rates by program and month. Neither says who a patient is. */
@NullMarked
package org.stepdown.enrollment.followup.web;

import org.jspecify.annotations.NullMarked;
