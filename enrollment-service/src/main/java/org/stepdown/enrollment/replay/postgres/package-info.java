/** Copies of the service's tables, each in a schema of its own that is dropped afterwards. The live tables are only read. */
@NullMarked
package org.stepdown.enrollment.replay.postgres;

import org.jspecify.annotations.NullMarked;
