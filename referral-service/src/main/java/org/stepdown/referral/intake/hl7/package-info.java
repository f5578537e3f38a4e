/** HL7 v2 over MLLP. Framing, reading of fields, canonical events and acknowledgements. */
@NullMarked
package org.stepdown.referral.intake.hl7;

import org.jspecify.annotations.NullMarked;
