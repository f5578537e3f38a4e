/**
 * Dead letters over HTTP, for ops: as an API for {@code deploy/dlt} and as a page. Nothing here shows what a record says.
 */
@NullMarked
package org.stepdown.delivery.inbox.web;

import org.jspecify.annotations.NullMarked;
