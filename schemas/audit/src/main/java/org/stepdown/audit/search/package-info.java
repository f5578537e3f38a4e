/** Finding entries again: by who, what kind, which object and when. */
@NullMarked
package org.stepdown.audit.search;

import org.jspecify.annotations.NullMarked;
