/** Sources that are listened for: a hospital's feed that falls silent tells nobody so itself. Each silence is told once, and its end once. */
@NullMarked
package org.stepdown.referral.feed;

import org.jspecify.annotations.NullMarked;
