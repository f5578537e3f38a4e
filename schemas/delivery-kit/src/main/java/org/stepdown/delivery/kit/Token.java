package org.stepdown.delivery.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A JSON Web Token to be signed, with any claim one likes: also those that nobody should accept. */
public final class Token {

    private final String keyId;
    private final PrivateKey key;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    Token(String keyId, PrivateKey key) {
        this.keyId = keyId;
        this.key = key;
        claims.put("jti", UUID.randomUUID().toString());
    }

    /** A string, a number, a collection of strings or a map of these; what was there before is replaced. */
    public Token with(String claim, Object value) {
        claims.put(claim, value);
        return this;
    }

    public Token without(String claim) {
        claims.remove(claim);
        return this;
    }

    Token type(String type) {
        header.put("typ", type);
        return this;
    }

    /** RS256, by the issuer's key. */
    public String signed() {
        return signedBy(key);
    }

    /** RS256, by whatever key; the header names the issuer's all the same. */
    public String signedBy(PrivateKey any) {
        header.put("alg", "RS256");
        header.put("kid", keyId);
        String content = part(header) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(any);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With {@code alg=none}, and no signature. */
    public String unsigned() {
        header.put("alg", "none");
        return part(header) + "." + part(claims) + ".";
    }

    private static String part(Map<String, Object> content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json(content).getBytes(StandardCharsets.UTF_8));
    }

    static String json(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> many -> many.stream().map(Token::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            default -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }
}
