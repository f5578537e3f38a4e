/** Feeds in PostgreSQL. When a source was last heard is read from the messages that are kept. */
@NullMarked
package org.stepdown.referral.feed.postgres;

import org.jspecify.annotations.NullMarked;
