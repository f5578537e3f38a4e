/** HL7 v2 over MLLP, from the hospital's side of the wire. Whoever listens is asked the same way. */
@NullMarked
package org.stepdown.bench.mllp;

import org.jspecify.annotations.NullMarked;
