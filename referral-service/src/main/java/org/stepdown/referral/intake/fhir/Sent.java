package org.stepdown.referral.intake.fhir;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A body as it was sent.
 *
 * @param kind what it is
 * @param text the JSON
 * @param tree the same, which can be looked at when it is no good FHIR
 */
record Sent(Kind kind, String text, JsonNode tree) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @throws FhirFault 400 when it is no JSON, or not the resource that belongs here */
    static Sent read(Kind kind, byte[] body) throws FhirFault {
        String text = decoded(body);
        JsonNode tree = tree(text);
        if (!text(tree, "resourceType").equals(kind.resource())) {
            throw FhirFault.unreadable("The body is not a " + kind.resource());
        }
        return new Sent(kind, text, tree);
    }

    private static String decoded(byte[] body) throws FhirFault {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.contains("\\u0000")) {
                throw FhirFault.unreadable("The body holds a character that FHIR does not allow");
            }
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw FhirFault.unreadable("The body is not UTF-8");
        }
    }

    private static JsonNode tree(String text) throws FhirFault {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            // One that is nested too deep has no place.
            TokenStreamLocation place = e.getLocation();
            throw FhirFault.unreadable(
                    "The body is not JSON" + (place == null ? "" : " (line " + place.getLineNr() + ")"));
        }
    }

    /** A field as text; empty when it is not there, or not text. */
    static String text(JsonNode node, String field) {
        return node.path(field).stringValue("").strip();
    }
}
