/**
 * The hospital's side and the staff's side of the tests: patients, HL7 messages, MLLP, and what they can ask over
 * HTTP. It reads as the field speaks, so that a test reads as a story.
 */
@NullMarked
package org.stepdown.acceptance.hospital;

import org.jspecify.annotations.NullMarked;
