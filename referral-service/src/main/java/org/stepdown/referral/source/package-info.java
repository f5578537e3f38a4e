/** The registry of senders. It says what a facility or unit is, its time zone and whether it is a Part 2 programme. */
@NullMarked
package org.stepdown.referral.source;

import org.jspecify.annotations.NullMarked;
