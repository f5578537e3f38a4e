/** Encounters and referrals as JSON over HTTP. A request has the identity that its sender gives it. */
@NullMarked
package org.stepdown.referral.intake.json;

import org.jspecify.annotations.NullMarked;
