/** The loop back to the sender. Keeps what enrollment decided of each referral. */
@NullMarked
package org.stepdown.referral.loop;

import org.jspecify.annotations.NullMarked;
