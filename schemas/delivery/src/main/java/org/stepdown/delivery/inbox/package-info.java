/**
 * Events arrive in batches and take effect at most once. A batch is one transaction; when it fails, its records are
 * taken one by one, so that a bad one goes to the dead letters alone.
 */
@NullMarked
package org.stepdown.delivery.inbox;

import org.jspecify.annotations.NullMarked;
