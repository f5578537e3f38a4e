/** Tells senders by FHIR R4 Task. The Task stands for the referral on the sender's own server and follows its status. */
@NullMarked
package org.stepdown.referral.loop.fhir;

import org.jspecify.annotations.NullMarked;
