/** Messages and patient keys in PostgreSQL. The identity of a message and of a patient are unique there. */
@NullMarked
package org.stepdown.referral.intake.postgres;

import org.jspecify.annotations.NullMarked;
