/**
 * The hospital simulator: a made-up region plays some days at a chosen speed, and afterwards what came of it is compared
 * with the truth. It knows the services only by what they offer to everybody.
 */
@NullMarked
package org.stepdown.simulator;

import org.jspecify.annotations.NullMarked;
