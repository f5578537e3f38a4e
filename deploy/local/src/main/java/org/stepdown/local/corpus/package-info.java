/**
 * Runs the corpus of synthetic cases ({@code deploy/corpus}) against services that run already. It speaks only what any
 * hospital or staff system speaks: MLLP and HTTP.
 */
@NullMarked
package org.stepdown.local.corpus;

import org.jspecify.annotations.NullMarked;
