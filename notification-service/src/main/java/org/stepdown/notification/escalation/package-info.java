/** An alert that nobody answers climbs a ladder: more people are told, level by level, until somebody acknowledges. What is due when is policy data; a step is a row with its instant, taken once by whichever instance comes first. */
@NullMarked
package org.stepdown.notification.escalation;

import org.jspecify.annotations.NullMarked;
