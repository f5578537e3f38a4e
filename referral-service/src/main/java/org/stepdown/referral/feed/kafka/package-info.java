/** Tells others that a feed has fallen silent or is back. The row of the feed sees to it that this is told once. */
@NullMarked
package org.stepdown.referral.feed.kafka;

import org.jspecify.annotations.NullMarked;
