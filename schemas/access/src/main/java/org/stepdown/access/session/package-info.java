/**
 * How people sign in to the pages and out again, here and everywhere.
 * The provider may be away when the service starts: it is asked when the first person comes.
 */
@NullMarked
package org.stepdown.access.session;

import org.jspecify.annotations.NullMarked;
