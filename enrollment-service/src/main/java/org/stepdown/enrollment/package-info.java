/** The enrollment service: programs, cohorts, seats, and the placement of referred patients. Here is only how its parts are put together. */
@NullMarked
package org.stepdown.enrollment;

import org.jspecify.annotations.NullMarked;
