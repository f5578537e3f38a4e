/** A year of a state that there is not: events out of a seed, for enrollment-service to live through and to replay. */
@NullMarked
package org.stepdown.bench.year;

import org.jspecify.annotations.NullMarked;
