/** The referral service. Takes what hospitals say and finds who qualifies for IOP care. */
@NullMarked
package org.stepdown.referral;

import org.jspecify.annotations.NullMarked;
