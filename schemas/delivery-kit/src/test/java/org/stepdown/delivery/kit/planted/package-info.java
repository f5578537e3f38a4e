/**
 * Code that breaks the house rules on purpose, one rule per package. It proves that each rule can fail.
 */
@NullMarked
package org.stepdown.delivery.kit.planted;

import org.jspecify.annotations.NullMarked;
