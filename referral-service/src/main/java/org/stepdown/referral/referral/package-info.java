/** The one open referral of a patient. Opened, changed and closed by what screening says of the history. */
@NullMarked
package org.stepdown.referral.referral;

import org.jspecify.annotations.NullMarked;
