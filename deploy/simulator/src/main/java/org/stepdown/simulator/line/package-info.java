/**
 * The lines to the services: messages go out in their order, and again until they are answered. Nothing here knows what
 * they say.
 */
@NullMarked
package org.stepdown.simulator.line;

import org.jspecify.annotations.NullMarked;
