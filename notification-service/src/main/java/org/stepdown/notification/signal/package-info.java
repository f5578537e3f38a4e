/**
 * Signals: what the other services said that may call for an alert, kept for each case. What staff should have before
 * them follows from the signals of a case alone, never from the order in which they came.
 */
@NullMarked
package org.stepdown.notification.signal;

import org.jspecify.annotations.NullMarked;
