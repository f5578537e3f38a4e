/** Histories and referrals in PostgreSQL. Facts and referrals are kept as documents; what is asked for has columns. */
@NullMarked
package org.stepdown.referral.referral.postgres;

import org.jspecify.annotations.NullMarked;
