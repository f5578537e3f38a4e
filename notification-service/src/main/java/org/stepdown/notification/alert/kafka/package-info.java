/** Tells the other services what became of alerts. Free text of staff stays here: it may name a patient. */
@NullMarked
package org.stepdown.notification.alert.kafka;

import org.jspecify.annotations.NullMarked;
