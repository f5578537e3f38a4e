/** Tells senders by HL7 v2 over MLLP: RRI^I12 for statuses, SIU for sessions. Each target has one connection, on which one message waits for its acknowledgement before the next goes out. */
@NullMarked
package org.stepdown.referral.loop.hl7;

import org.jspecify.annotations.NullMarked;
