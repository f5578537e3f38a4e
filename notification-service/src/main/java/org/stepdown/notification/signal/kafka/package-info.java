/** What events mean for cases, one method for each event type. The consumers only unwrap, map and call the use case. */
@NullMarked
package org.stepdown.notification.signal.kafka;

import org.jspecify.annotations.NullMarked;
