/**
 * The contract between the services: what happened, in Avro, and on which topic it travels. Everything here is read
 * by systems that nobody redeploys together, so its history is frozen and only ever grows.
 */
@NullMarked
package org.stepdown.events;

import org.jspecify.annotations.NullMarked;
