/**
 * What came over HTTP, and what became of it. An answer leaves only when its entry is stored; what nobody is answerable
 * for by name, such as floods of refusals, is counted together.
 */
@NullMarked
package org.stepdown.audit.requests;

import org.jspecify.annotations.NullMarked;
