/**
 * Deliveries over HTTP: signed webhooks, and messages for an SMS gateway. Addresses come from people, so that they are checked
 * when a connection is made (OWASP: server-side request forgery), and nobody is followed anywhere.
 */
@NullMarked
package org.stepdown.notification.dispatch.webhook;

import org.jspecify.annotations.NullMarked;
