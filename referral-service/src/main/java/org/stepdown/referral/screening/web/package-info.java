/** The policy of screening over HTTP. */
@NullMarked
package org.stepdown.referral.screening.web;

import org.jspecify.annotations.NullMarked;
