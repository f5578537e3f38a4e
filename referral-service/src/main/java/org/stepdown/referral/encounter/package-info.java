/** A patient's history in hospital. The history is a fold over facts in the order of their event time. */
@NullMarked
package org.stepdown.referral.encounter;

import org.jspecify.annotations.NullMarked;
