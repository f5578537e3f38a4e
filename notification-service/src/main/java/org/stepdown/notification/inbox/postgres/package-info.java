/** Hears of changed alerts from PostgreSQL, so that a page is live whichever instance changed them. */
@NullMarked
package org.stepdown.notification.inbox.postgres;

import org.jspecify.annotations.NullMarked;
