/** The ladders of escalation, over HTTP and as a page. A version that counts already is never changed: a new one follows it. */
@NullMarked
package org.stepdown.notification.escalation.web;

import org.jspecify.annotations.NullMarked;
