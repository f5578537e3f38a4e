package org.stepdown.local.corpus;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A message ready to go out.
 *
 * @param kind {@code hl7}, {@code json} or {@code fhir}
 * @param path where it goes, for HTTP
 * @param key Idempotency-Key; empty for none
 * @param bytes what goes over the line
 * @param name by which one can ask after it, as the path of {@code GET /api/messages}; empty when only the answer tells
 */
record Mailbag(String kind, String path, String key, byte[] bytes, String name) {

    static Mailbag packed(Case.Step.Send send, Template template) {
        Map<String, String> options = send.options();
        boolean hl7 = send.kind().equals("hl7");
        String text = template.fill(send.body(), hl7 ? Template.Style.HL7 : Template.Style.ISO);
        String key = template.fill(options.getOrDefault("key", ""), Template.Style.ISO);
        if (!hl7) {
            String named = template.fill(options.getOrDefault("as", ""), Template.Style.ISO);
            return new Mailbag(
                    send.kind(),
                    send.path(),
                    key,
                    text.getBytes(StandardCharsets.UTF_8),
                    named.isEmpty() && send.kind().equals("json") ? nameOfJson(text, key) : name(named.split("/", 3)));
        }
        String control = options.get("control");
        if (control != null) {
            text = text.replaceFirst("^((?:[^|]*\\|){9})[^|\n]*", "$1" + template.fill(control, Template.Style.HL7));
        }
        String separator =
                options.getOrDefault("lines", "CR").replace("CR", "\r").replace("LF", "\n");
        Charset charset = Charset.forName(options.getOrDefault("charset", "UTF-8"));
        return new Mailbag(
                "hl7",
                "",
                "",
                (text.replace("\n", separator) + separator).getBytes(charset),
                nameOfHl7(text.lines().findFirst().orElse("")));
    }

    URI uri(String base) {
        return URI.create(base + path);
    }

    private static String nameOfHl7(String header) {
        if (!header.startsWith("MSH") || header.length() < 9) {
            return "";
        }
        String[] fields = header.split(Pattern.quote(header.substring(3, 4)), -1);
        String component = Pattern.quote(header.substring(4, 5));
        return fields.length < 10
                ? ""
                : name(fields[2].split(component, 2)[0], fields[3].split(component, 2)[0], fields[9]);
    }

    private static String nameOfJson(String text, String key) {
        JsonNode body = Reply.json(text);
        return name(body.path("application").asString(""), body.path("facility").asString(""), key);
    }

    private static String name(String... parts) {
        return parts.length < 3 || parts[2].isEmpty()
                ? ""
                : "/api/messages/%s?application=%s&facility=%s"
                        .formatted(encoded(parts[2]), encoded(parts[0]), encoded(parts[1]));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
