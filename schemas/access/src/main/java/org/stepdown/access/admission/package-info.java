/**
 * How requests are let in, and how they are told that they are not.
 * Refusals are problem details that say no more than the one who asked may know.
 */
@NullMarked
package org.stepdown.access.admission;

import org.jspecify.annotations.NullMarked;
