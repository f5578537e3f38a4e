/** What is told of an alert or a digest, to whom, by which channel, and what became of it. Being sent, having arrived and being answered are three things. */
@NullMarked
package org.stepdown.notification.delivery;

import org.jspecify.annotations.NullMarked;
