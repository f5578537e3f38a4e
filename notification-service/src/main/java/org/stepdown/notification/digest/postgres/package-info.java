/** What is gathered, in PostgreSQL. A digest is due once, whichever instance makes it. */
@NullMarked
package org.stepdown.notification.digest.postgres;

import org.jspecify.annotations.NullMarked;
