/** Who is told: teams with their programs, rosters and calendars, and what each member of staff prefers. One pure question is answered from it: who is told of this alert, now, by which channel. */
@NullMarked
package org.stepdown.notification.audience;

import org.jspecify.annotations.NullMarked;
