/** From the commit that holds an event to whoever reads it: our outbox and relay, as the services ship them, against the broker alone. */
@NullMarked
package org.stepdown.bench.relay;

import org.jspecify.annotations.NullMarked;
