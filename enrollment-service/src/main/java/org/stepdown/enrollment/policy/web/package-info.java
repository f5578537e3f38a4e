/** The policies of attendance and follow-up over HTTP. */
@NullMarked
package org.stepdown.enrollment.policy.web;

import org.jspecify.annotations.NullMarked;
