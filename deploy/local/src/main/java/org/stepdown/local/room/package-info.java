/**
 * The control room: a page that shows the running stack as a picture with live figures. All that it shows comes from the
 * services' own metrics, which name no patient.
 */
@NullMarked
package org.stepdown.local.room;

import org.jspecify.annotations.NullMarked;
