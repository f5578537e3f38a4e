/** From a hospital's message to the alert that staff see, and how many open inboxes one instance holds. Both go through all three services. */
@NullMarked
package org.stepdown.bench.alert;

import org.jspecify.annotations.NullMarked;
