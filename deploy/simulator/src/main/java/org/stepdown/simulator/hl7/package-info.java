/**
 * Writes happenings as HL7 v2 messages. Each hospital has its habits: version, character set, times with or without
 * offset.
 */
@NullMarked
package org.stepdown.simulator.hl7;

import org.jspecify.annotations.NullMarked;
