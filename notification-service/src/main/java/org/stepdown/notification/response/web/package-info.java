/** The figures as a page with plots, as JSON, and as metrics of the management port. All three read the same. */
@NullMarked
package org.stepdown.notification.response.web;

import org.jspecify.annotations.NullMarked;
