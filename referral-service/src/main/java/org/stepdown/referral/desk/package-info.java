/** The intake desk: the pages on which clerks repair messages, follow them, and type in what no interface sends. */
@NullMarked
package org.stepdown.referral.desk;

import org.jspecify.annotations.NullMarked;
