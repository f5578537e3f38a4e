/** The quarantine over HTTP. Bodies are masked unless one who may wants to see them, which is noted. */
@NullMarked
package org.stepdown.referral.quarantine.web;

import org.jspecify.annotations.NullMarked;
