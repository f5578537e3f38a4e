/** What-if by API and page: one run at a time, in the background, with its result kept. Plots are drawn on the server. */
@NullMarked
package org.stepdown.enrollment.replay.web;

import org.jspecify.annotations.NullMarked;
