/** Alerts over HTTP, in JSON. Nothing here names a patient, and errors are RFC 9457 problem details. */
@NullMarked
package org.stepdown.notification.alert.web;

import org.jspecify.annotations.NullMarked;
