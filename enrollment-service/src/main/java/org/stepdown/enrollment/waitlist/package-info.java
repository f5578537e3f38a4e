/** How the table of the waitlist is put in order, for whoever reads it. */
@NullMarked
package org.stepdown.enrollment.waitlist;

import org.jspecify.annotations.NullMarked;
