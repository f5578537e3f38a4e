/** The way of a message through all services: what it said, what it led to, what was decided and who was alerted. What others say of it is kept as they say it. */
@NullMarked
package org.stepdown.referral.lineage;

import org.jspecify.annotations.NullMarked;
