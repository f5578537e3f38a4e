package org.stepdown.acceptance.wire;

import java.util.List;

/** A type of an Avro schema (Avro 1.12 specification, "Schema Declaration"); logical types are left aside. */
sealed interface AvroType {

    /** A type without parts. */
    enum Primitive implements AvroType {
        NULL,
        BOOLEAN,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        BYTES,
        STRING
    }

    /** So many bytes, always. */
    record Fixed(String name, int size) implements AvroType {}

    /** One of some words. */
    record Enumeration(String name, List<String> symbols) implements AvroType {}

    /** Any number of values of a type. */
    record Array(AvroType items) implements AvroType {}

    /** Values of a type by name. */
    record Dictionary(AvroType values) implements AvroType {}

    /** One of some types. */
    record Union(List<AvroType> branches) implements AvroType {}

    /** A field of a record. */
    record Field(String name, AvroType type) {}

    /** Fields in order; the list is filled after the record is known by name, as a field may be of its own type. */
    record Structure(String name, List<Field> fields) implements AvroType {

        @Override
        public String toString() {
            return name;
        }
    }
}
