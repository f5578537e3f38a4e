/**
 * Writes happenings as FHIR R4 resources. Only what a notification needs is in them.
 */
@NullMarked
package org.stepdown.simulator.fhir;

import org.jspecify.annotations.NullMarked;
