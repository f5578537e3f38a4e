/**
 * What has to come of a life by the domain rules, sections 1 to 4, written down anew and as plainly as they stand. It
 * shares no line with the services, so that both have to be right to agree.
 */
@NullMarked
package org.stepdown.simulator.truth;

import org.jspecify.annotations.NullMarked;
