/** The catalogue that staff keep: programs, their cohorts, and how many seats each cohort has. What breaks a rule is refused with the codes of the rules. */
@NullMarked
package org.stepdown.enrollment.catalogue;

import org.jspecify.annotations.NullMarked;
