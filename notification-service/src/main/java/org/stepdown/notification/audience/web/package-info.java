/** Who is told, over HTTP: teams, rosters, stand-ins and what each one prefers. What can't be taken is named by its field. */
@NullMarked
package org.stepdown.notification.audience.web;

import org.jspecify.annotations.NullMarked;
