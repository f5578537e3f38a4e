package org.stepdown.notification.dispatch.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook as the Standard Webhooks specification (1.0.0) has it: HMAC-SHA256 over identity, time and body,
 * so that none of the three can be changed, and an old one can be told from its time.
 */
final class Signature {

    private static final String PREFIX = "whsec_";

    private Signature() {}

    /**
     * The headers {@code webhook-id}, {@code webhook-timestamp} (seconds) and {@code webhook-signature}.
     *
     * @param secret {@code whsec_} and the key in base64, or any text as the key itself
     */
    static Map<String, String> headers(String secret, UUID id, Instant now, String body) {
        String seconds = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", seconds);
        headers.put("webhook-signature", "v1," + sign(key(secret), id + "." + seconds + "." + body));
        return headers;
    }

    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            } catch (IllegalArgumentException e) {
                return secret.getBytes(StandardCharsets.UTF_8);
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static String sign(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
