/** What operators set and see of the loop over HTTP. Secrets go in and never come out. */
@NullMarked
package org.stepdown.referral.loop.web;

import org.jspecify.annotations.NullMarked;
