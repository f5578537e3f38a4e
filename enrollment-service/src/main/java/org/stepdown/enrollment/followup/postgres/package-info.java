/** Follow-up clocks in PostgreSQL. A person is locked while their clocks are in hand, so that instances neither double nor lose a step. */
@NullMarked
package org.stepdown.enrollment.followup.postgres;

import org.jspecify.annotations.NullMarked;
