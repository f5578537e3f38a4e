/** Connections to addresses that somebody else chose. They lead only where the operator allows, whatever a name resolves to at that moment. */
@NullMarked
package org.stepdown.referral.loop.outbound;

import org.jspecify.annotations.NullMarked;
