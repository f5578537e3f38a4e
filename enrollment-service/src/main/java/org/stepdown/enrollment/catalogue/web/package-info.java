/** The catalogue over HTTP: the capacity board, and what staff change about programs and cohorts. Refusals are problem details (RFC 9457) that name the field. */
@NullMarked
package org.stepdown.enrollment.catalogue.web;

import org.jspecify.annotations.NullMarked;
