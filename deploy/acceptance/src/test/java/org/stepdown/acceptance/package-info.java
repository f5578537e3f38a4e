/**
 * What the product promises, shown on the packaged services as processes on real parts, from outside only: HL7 over
 * MLLP, HTTP, Kafka. No class of a service is used, and every test has its own patients.
 */
@NullMarked
package org.stepdown.acceptance;

import org.jspecify.annotations.NullMarked;
