/** How long raw messages are kept. What they led to, and that they came, stays. */
@NullMarked
package org.stepdown.referral.retention;

import org.jspecify.annotations.NullMarked;
