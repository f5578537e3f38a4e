/** The notification service. Turns what the other services say into alerts for staff, and keeps each until it is answered. */
@NullMarked
package org.stepdown.notification;

import org.jspecify.annotations.NullMarked;
