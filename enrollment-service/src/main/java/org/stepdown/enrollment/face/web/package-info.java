/** What every page has around it: who is at it, and the zone of its times. A page reads both from its request. */
@NullMarked
package org.stepdown.enrollment.face.web;

import org.jspecify.annotations.NullMarked;
