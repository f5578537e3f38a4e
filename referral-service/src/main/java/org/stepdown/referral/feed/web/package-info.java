/** Feeds over HTTP: which sources are listened for and how they stand. Limits are data that operations change. */
@NullMarked
package org.stepdown.referral.feed.web;

import org.jspecify.annotations.NullMarked;
