/** Deliveries over HTTP, for those who look after them. What is shown names recipients and states, and never an address. */
@NullMarked
package org.stepdown.notification.dispatch.web;

import org.jspecify.annotations.NullMarked;
