/**
 * Compares what the services say with the truth, by their HTTP APIs. It asks until they agree or patience is over.
 */
@NullMarked
package org.stepdown.simulator.check;

import org.jspecify.annotations.NullMarked;
