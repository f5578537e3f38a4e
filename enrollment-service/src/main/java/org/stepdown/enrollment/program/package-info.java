/** IOP programs: what a site offers, for whom, with how many hours of which components. A program that breaks the rules of hours and curriculum can't be opened. */
@NullMarked
package org.stepdown.enrollment.program;

import org.jspecify.annotations.NullMarked;
