/** Messages that could not be read and are kept for repair: replayed as they are or corrected, or dismissed. Who did what, and who saw what, is only ever added to. */
@NullMarked
package org.stepdown.referral.quarantine;

import org.jspecify.annotations.NullMarked;
