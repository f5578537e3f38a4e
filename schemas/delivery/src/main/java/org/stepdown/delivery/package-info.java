/**
 * How an event gets from one service's database transaction into another's, in order for each key and with one effect.
 * Nothing here knows what the events mean.
 */
@NullMarked
package org.stepdown.delivery;

import org.jspecify.annotations.NullMarked;
