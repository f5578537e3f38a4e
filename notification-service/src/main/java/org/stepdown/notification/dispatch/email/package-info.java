/** Deliveries as email. The mail server is {@code spring.mail.*}; it must offer STARTTLS and be who it says it is. */
@NullMarked
package org.stepdown.notification.dispatch.email;

import org.jspecify.annotations.NullMarked;
