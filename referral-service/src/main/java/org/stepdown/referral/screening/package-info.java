/** Who qualifies and why. Pure policy over a history; the tables are data with a version. */
@NullMarked
package org.stepdown.referral.screening;

import org.jspecify.annotations.NullMarked;
