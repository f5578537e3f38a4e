/**
 * Puts the parts together for a Spring Boot application that brings its {@link org.stepdown.access.AccessRules}.
 * There is no switch that turns any of it off.
 */
@NullMarked
package org.stepdown.access.autoconfigure;

import org.jspecify.annotations.NullMarked;
