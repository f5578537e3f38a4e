/** The inbox: the open alerts as staff have them before them, live. */
@NullMarked
package org.stepdown.notification.inbox;

import org.jspecify.annotations.NullMarked;
