/** An alert: what staff are told, how urgent it is, and what may still become of it. A class per state, so that an impossible transition does not compile. */
@NullMarked
package org.stepdown.notification.alert;

import org.jspecify.annotations.NullMarked;
