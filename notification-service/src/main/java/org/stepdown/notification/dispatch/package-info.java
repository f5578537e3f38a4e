/**
 * Carries the deliveries that are due to their targets outside the inbox, and tries again for days what failed. A target that
 * fails is left alone for a while, so that it holds up nobody else.
 */
@NullMarked
package org.stepdown.notification.dispatch;

import org.jspecify.annotations.NullMarked;
