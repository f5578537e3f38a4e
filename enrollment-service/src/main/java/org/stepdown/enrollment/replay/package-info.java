/** The past once more: what was asked of the desk is done again in an empty copy of the tables, by the same use cases. What comes of it is compared with what was decided, or with what another catalogue would have made of it. */
@NullMarked
package org.stepdown.enrollment.replay;

import org.jspecify.annotations.NullMarked;
