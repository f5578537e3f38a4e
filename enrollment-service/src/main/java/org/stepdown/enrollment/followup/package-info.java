/** Follow-up clocks: whether a patient came to a session within 7 and 30 days of leaving hospital (domain rules, section 6). HEDIS-style, not certified measures. */
@NullMarked
package org.stepdown.enrollment.followup;

import org.jspecify.annotations.NullMarked;
