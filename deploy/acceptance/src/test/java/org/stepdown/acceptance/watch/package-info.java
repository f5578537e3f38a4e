/**
 * What ops watch the product with: rules, dashboards and a real Prometheus. Debian's package {@code prometheus} brings it
 * and promtool.
 */
@NullMarked
package org.stepdown.acceptance.watch;

import org.jspecify.annotations.NullMarked;
