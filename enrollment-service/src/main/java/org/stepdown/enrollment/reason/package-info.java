/** Why a decision is what it is, as stable codes. Every refusal in this service is a list of these, never an exception. */
@NullMarked
package org.stepdown.enrollment.reason;

import org.jspecify.annotations.NullMarked;
