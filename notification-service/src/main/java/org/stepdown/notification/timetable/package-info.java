/** What is due at an instant is done at that instant. Every instance may do it: rows say what is due, and each is claimed once. */
@NullMarked
package org.stepdown.notification.timetable;

import org.jspecify.annotations.NullMarked;
