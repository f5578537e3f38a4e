/**
 * The region: hospitals, people and what happens to them, drawn from a seed. Nobody in it is real.
 */
@NullMarked
package org.stepdown.simulator.region;

import org.jspecify.annotations.NullMarked;
