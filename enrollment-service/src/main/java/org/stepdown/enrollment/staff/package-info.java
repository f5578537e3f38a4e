/** What members of staff ask for: who, what, when, and why in their own words. The words stay here, since free text can name a patient. */
@NullMarked
package org.stepdown.enrollment.staff;

import org.jspecify.annotations.NullMarked;
