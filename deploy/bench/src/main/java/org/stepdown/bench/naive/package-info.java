/** What a capable team would write first, each a program of its own. They are compared with, not to be used. */
@NullMarked
package org.stepdown.bench.naive;

import org.jspecify.annotations.NullMarked;
