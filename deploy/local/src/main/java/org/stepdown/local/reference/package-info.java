/**
 * The reference of settings: what the compiler noted about each {@code stepdown.*} setting, as one page. It is written by
 * {@code deploy/reference} and read by operators.
 */
@NullMarked
package org.stepdown.local.reference;

import org.jspecify.annotations.NullMarked;
