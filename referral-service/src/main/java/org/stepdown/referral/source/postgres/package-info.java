/** The registry of senders in PostgreSQL. One question, one statement. */
@NullMarked
package org.stepdown.referral.source.postgres;

import org.jspecify.annotations.NullMarked;
