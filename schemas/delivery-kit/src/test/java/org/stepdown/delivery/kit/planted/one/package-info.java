/** Breaks a rule on purpose. It is marked, so that it breaks no other. */
@NullMarked
package org.stepdown.delivery.kit.planted.one;

import org.jspecify.annotations.NullMarked;
