/** The catalogue in PostgreSQL. Every list column is one array or one child table, never text to be taken apart. */
@NullMarked
package org.stepdown.enrollment.catalogue.postgres;

import org.jspecify.annotations.NullMarked;
