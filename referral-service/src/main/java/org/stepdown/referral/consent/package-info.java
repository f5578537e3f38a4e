/**
 * What patients have agreed to: whose records under 42 CFR Part 2 may be told to whom, until when. Asked before anything
 * is told to a sender, and before staff are shown who somebody is.
 */
@NullMarked
package org.stepdown.referral.consent;

import org.jspecify.annotations.NullMarked;
