/** FHIR R4: notifications as messages, requests for care as resources. Answers and errors are FHIR too. */
@NullMarked
package org.stepdown.referral.intake.fhir;

import org.jspecify.annotations.NullMarked;
