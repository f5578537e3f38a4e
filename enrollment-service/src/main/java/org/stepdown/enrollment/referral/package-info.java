/** A referral as placement sees it: everything that a decision depends on and nothing that names the patient. Two equal referrals get equal decisions. */
@NullMarked
package org.stepdown.enrollment.referral;

import org.jspecify.annotations.NullMarked;
