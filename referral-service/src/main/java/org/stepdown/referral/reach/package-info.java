/**
 * Who may use which endpoint of this service, and whose things they see: those of the facilities within their reach.
 * Operations see what names no patient, of all facilities.
 */
@NullMarked
package org.stepdown.referral.reach;

import org.jspecify.annotations.NullMarked;
