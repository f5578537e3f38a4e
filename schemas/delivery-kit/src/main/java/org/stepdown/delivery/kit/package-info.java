/**
 * What every module's tests stand on: one real broker, registry and database server per JVM, and the house rules of
 * the code. The parts are child processes, or containers of the official images where those are asked for.
 */
@NullMarked
package org.stepdown.delivery.kit;

import org.jspecify.annotations.NullMarked;
