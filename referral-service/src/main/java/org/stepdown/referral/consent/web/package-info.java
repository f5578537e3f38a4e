/** Consents, and who a patient is, for staff. */
@NullMarked
package org.stepdown.referral.consent.web;

import org.jspecify.annotations.NullMarked;
