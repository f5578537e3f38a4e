/** The seat ledger: the only source of capacity. Whatever happens, a cohort has no more seats taken than it has seats to give. */
@NullMarked
package org.stepdown.enrollment.seat;

import org.jspecify.annotations.NullMarked;
