/** Placement: the gate, the match, the choice, and the desk at which referrals are decided one after the other. All of it is plain values in, plain values out. */
@NullMarked
package org.stepdown.enrollment.placement;

import org.jspecify.annotations.NullMarked;
