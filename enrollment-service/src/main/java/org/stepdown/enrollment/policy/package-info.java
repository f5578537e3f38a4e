/** Versions of the policies of attendance and follow-up, which staff add to; their own parts read them. */
@NullMarked
package org.stepdown.enrollment.policy;

import org.jspecify.annotations.NullMarked;
