/**
 * Benchmarks: the packaged services on real, durable parts beside what is usual, in the same run. A figure is a ratio of
 * two things that took turns; absolute numbers only say what the ratio was made of.
 */
@NullMarked
package org.stepdown.bench;

import org.jspecify.annotations.NullMarked;
