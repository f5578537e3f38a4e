/** The quarantine over HTTP. Bodies are masked unless somebody says who wants to see them. */
@NullMarked
package org.stepdown.referral.quarantine.web;

import org.jspecify.annotations.NullMarked;
