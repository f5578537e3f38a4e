/**
 * What one client may take of the service: requests a second, the size of a body and the time it takes to arrive.
 * Who exceeds them is told so, and when to come again.
 */
@NullMarked
package org.stepdown.access.limits;

import org.jspecify.annotations.NullMarked;
