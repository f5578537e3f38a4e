/** What others hear of deliveries, on the alert topic. It leaves by the outbox, with the change that it tells of. */
@NullMarked
package org.stepdown.notification.dispatch.kafka;

import org.jspecify.annotations.NullMarked;
