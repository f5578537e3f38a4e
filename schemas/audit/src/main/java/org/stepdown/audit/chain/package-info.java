/**
 * The chain that holds the entries together: sealing in order, and finding out whether anything was changed since.
 * Whoever may write to the database can make a new chain from any point on; what was said of the old one outside of it,
 * an {@link org.stepdown.audit.chain.Anchor}, then no longer fits.
 */
@NullMarked
package org.stepdown.audit.chain;

import org.jspecify.annotations.NullMarked;
