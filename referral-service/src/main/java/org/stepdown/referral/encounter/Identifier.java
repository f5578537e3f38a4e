package org.stepdown.referral.encounter;

import org.jspecify.annotations.Nullable;

/**
 * An identifier as a hospital gives it (HL7 v2 data type CX).
 *
 * @param value the identifier itself
 * @param authority who assigned it
 * @param type what it identifies, HL7 table 0203
 */
public record Identifier(
        String value, @Nullable String authority, @Nullable String type) {}
