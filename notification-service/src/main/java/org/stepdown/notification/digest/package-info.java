/** What somebody does not want at once is gathered, and told in one go: once a day or when a shift begins. A period without anything open is not told of. */
@NullMarked
package org.stepdown.notification.digest;

import org.jspecify.annotations.NullMarked;
