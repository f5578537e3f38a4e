/** The desk's pages: rendered here, usable without any script. Addresses carry the message's own identity, never a patient's. */
@NullMarked
package org.stepdown.referral.desk.web;

import org.jspecify.annotations.NullMarked;
