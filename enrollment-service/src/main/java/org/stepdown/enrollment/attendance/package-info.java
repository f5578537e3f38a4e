/** Who came to which session, and what follows from it: a placement starts and completes, and a patient who did not come is looked for. Minutes attended are set against what the program prescribes. */
@NullMarked
package org.stepdown.enrollment.attendance;

import org.jspecify.annotations.NullMarked;
