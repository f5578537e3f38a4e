/**
 * Who may do what with alerts, rosters and deliveries, and whose alerts somebody sees: those of the programs within
 * reach, and those that they were told of or given.
 */
@NullMarked
package org.stepdown.notification.reach;

import org.jspecify.annotations.NullMarked;
