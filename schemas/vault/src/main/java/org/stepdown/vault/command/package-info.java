/** The command that takes care of the keys while services run. */
@NullMarked
package org.stepdown.vault.command;

import org.jspecify.annotations.NullMarked;
