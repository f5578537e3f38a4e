/** The loop back to the sender: what enrollment decided of each referral is kept, and told to who sent it. A target hears of one referral in order, at least once, under ids that stay the same. */
@NullMarked
package org.stepdown.referral.loop;

import org.jspecify.annotations.NullMarked;
