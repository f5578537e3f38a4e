/**
 * The contract between the services: what happened, in Avro, and on which topic it travels. Everything here is read
 * by systems that nobody redeploys together, so its history is frozen and only ever grows. Generated records say in
 * their schema what may be null, so the package is not null-marked; its own classes are.
 */
package org.stepdown.events;
