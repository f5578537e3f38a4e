/** Screening policies in PostgreSQL. A policy is a document with a version, changed without a release. */
@NullMarked
package org.stepdown.referral.screening.postgres;

import org.jspecify.annotations.NullMarked;
