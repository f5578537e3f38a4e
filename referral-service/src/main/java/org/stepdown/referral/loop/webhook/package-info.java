/** Tells senders by signed webhook. The body names nobody: it carries ids that the sender knows, and the signature says who sent it and when. */
@NullMarked
package org.stepdown.referral.loop.webhook;

import org.jspecify.annotations.NullMarked;
