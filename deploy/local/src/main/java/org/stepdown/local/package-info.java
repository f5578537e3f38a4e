/**
 * The local stack: everything on one machine, without Docker and without root, started and stopped in order. Beside
 * it the sender of HL7 files.
 */
@NullMarked
package org.stepdown.local;

import org.jspecify.annotations.NullMarked;
