/** Puts the audit into whatever service has it on its class path. */
@NullMarked
package org.stepdown.audit.autoconfigure;

import org.jspecify.annotations.NullMarked;
