/** The topics, read from their beginning by a plain consumer without a group. Nothing is committed, so nobody notices. */
@NullMarked
package org.stepdown.enrollment.replay.kafka;

import org.jspecify.annotations.NullMarked;
