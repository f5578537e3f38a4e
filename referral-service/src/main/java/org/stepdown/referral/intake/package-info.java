/** What happens to a message between its arrival and its acknowledgement. A message is acknowledged only once it is stored. */
@NullMarked
package org.stepdown.referral.intake;

import org.jspecify.annotations.NullMarked;
