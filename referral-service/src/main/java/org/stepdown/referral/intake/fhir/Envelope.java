package org.stepdown.referral.intake.fhir;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who sent a body and under which identity. Read by hand, because it must be readable in what is no good FHIR.
 *
 * @param application sending application
 * @param facility sending facility; of its names the one that the registry knows
 * @param controlId control id, opaque where it is made of what may name a patient
 */
record Envelope(String application, String facility, String controlId) {

    private static final int LONGEST = 200;

    /** @param key Idempotency-Key of the request, which counts for what is not a message */
    static Envelope of(Sent sent, @Nullable String key, Places places) {
        return sent.kind() == Kind.MESSAGE ? ofMessage(sent, places) : ofRequest(sent, key, places);
    }

    /** The header of a message, which is its first resource. */
    static JsonNode header(JsonNode bundle) {
        return bundle.path("entry").path(0).path("resource");
    }

    private static Envelope ofMessage(Sent sent, Places places) {
        JsonNode bundle = sent.tree();
        JsonNode header = header(bundle);
        JsonNode source = header.path("source");
        Names names = new Names(bundle);
        JsonNode focus = names.target(header, header.path("focus").path(0));
        String application = first(Sent.text(source, "name"), Sent.text(source, "endpoint"));
        List<String> facilities = new ArrayList<>(names.of(header, header.path("sender")));
        facilities.addAll(names.of(header, header.path("responsible")));
        facilities.addAll(names.of(focus, focus.path("serviceProvider")));
        facilities.addAll(names.of(focus, focus.path("requester")));
        facilities.add(Sent.text(source, "endpoint"));
        return new Envelope(
                cut(application),
                cut(places.facility(application, facilities)),
                id(first(
                        Sent.text(bundle.path("identifier"), "value"),
                        Sent.text(bundle, "id"),
                        Sent.text(header, "id"),
                        digest(sent.text()))));
    }

    private static Envelope ofRequest(Sent sent, @Nullable String key, Places places) {
        JsonNode request = sent.tree();
        Names names = new Names(request);
        String source = Sent.text(request.path("meta"), "source");
        String application = Places.application(source);
        List<String> facilities = new ArrayList<>(names.of(request, request.path("requester")));
        JsonNode patient = names.target(request, request.path(sent.kind() == Kind.TASK ? "for" : "subject"));
        facilities.addAll(names.of(request, patient.path("managingOrganization")));
        request.path("identifier")
                .forEach(identifier -> facilities.addAll(names.of(request, identifier.path("assigner"))));
        facilities.add(source);
        String given = key == null ? "" : key.strip();
        return new Envelope(
                cut(application),
                cut(places.facility(application, facilities)),
                id(given.isEmpty() ? version(sent) : given));
    }

    /** The identifier in its version; where either is missing, the body as it stands. */
    private static String version(Sent sent) {
        JsonNode identifier = sent.tree().path("identifier").path(0);
        JsonNode meta = sent.tree().path("meta");
        String value = Sent.text(identifier, "value");
        String version = first(
                Sent.text(meta, "versionId"), Sent.text(meta, "lastUpdated"), Sent.text(sent.tree(), "lastModified"));
        return value.isEmpty() || version.isEmpty()
                ? digest(sent.text())
                : digest(String.join("\u001f", sent.kind().name(), Sent.text(identifier, "system"), value, version));
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String id(String id) {
        return id.length() > LONGEST ? digest(id) : id;
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
