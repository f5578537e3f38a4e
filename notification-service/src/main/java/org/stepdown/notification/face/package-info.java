/** What all pages of the product have in common. Its looks and words are in deploy/face. */
@NullMarked
package org.stepdown.notification.face;

import org.jspecify.annotations.NullMarked;
