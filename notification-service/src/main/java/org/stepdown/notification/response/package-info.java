/** How soon staff respond to alerts, as somebody who leads them asks. Nothing here tells of a patient or a member of staff. */
@NullMarked
package org.stepdown.notification.response;

import org.jspecify.annotations.NullMarked;
