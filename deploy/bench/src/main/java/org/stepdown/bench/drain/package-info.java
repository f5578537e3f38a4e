/**
 * A backlog of referrals is drained: consumed, recognised, placed, recorded, relayed. Peers do the same with the least
 * that it takes.
 */
@NullMarked
package org.stepdown.bench.drain;

import org.jspecify.annotations.NullMarked;
