/**
 * Who acts and what they may reach: roles, programs and facilities of a person, and the rules of a service's endpoints.
 * A service says its rules; everything that enforces them comes with the auto-configuration beside.
 */
@NullMarked
package org.stepdown.access;

import org.jspecify.annotations.NullMarked;
