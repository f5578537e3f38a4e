/** Placement over HTTP: what was decided and why, who waits, and withdrawing a referral. Referrals are named by their ids only. */
@NullMarked
package org.stepdown.enrollment.placement.web;

import org.jspecify.annotations.NullMarked;
