/** The inbox page: rendered here, live by server-sent events, and readable without any script. */
@NullMarked
package org.stepdown.notification.inbox.web;

import org.jspecify.annotations.NullMarked;
