/** Encounter events in, referral events out. Maps between the events and the domain and does nothing else. */
@NullMarked
package org.stepdown.referral.referral.kafka;

import org.jspecify.annotations.NullMarked;
