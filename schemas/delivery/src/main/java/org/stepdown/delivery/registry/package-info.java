/**
 * Client of a schema registry that speaks Confluent's REST API. Configuration names are Confluent's, so that a set-up
 * for their serializers works here as it stands.
 */
@NullMarked
package org.stepdown.delivery.registry;

import org.jspecify.annotations.NullMarked;
