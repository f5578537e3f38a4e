/** The past at the command line: the service's own jar, which then replays instead of serving. Nothing live is changed. */
@NullMarked
package org.stepdown.enrollment.replay.command;

import org.jspecify.annotations.NullMarked;
