/** What senders and staff may ask over HTTP. Nothing here carries an identifier of a patient in its address. */
@NullMarked
package org.stepdown.referral.web;

import org.jspecify.annotations.NullMarked;
