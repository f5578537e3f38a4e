/** What all pages of the product have in common. Its looks and words are in deploy/face. */
@NullMarked
package org.stepdown.enrollment.face;

import org.jspecify.annotations.NullMarked;
