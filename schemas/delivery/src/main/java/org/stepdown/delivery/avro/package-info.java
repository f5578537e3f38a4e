/**
 * Confluent's wire format for Avro values: a zero byte, the schema's id in four bytes, big-endian, and the Avro binary
 * encoding. Serializer and deserializer are plain Kafka ones, replaceable by Confluent's by two properties.
 */
@NullMarked
package org.stepdown.delivery.avro;

import org.jspecify.annotations.NullMarked;
