/**
 * What stands on the topics, read with nothing but the published formats: Avro 1.12's specification and Confluent's
 * wire format. None of the product's code and no Avro library is used, so that the bytes themselves are checked.
 */
@NullMarked
package org.stepdown.acceptance.wire;

import org.jspecify.annotations.NullMarked;
