package org.stepdown.enrollment.face.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/** Who is at the page: only said, not proven; never sent from another site. The three services share it. */
final class Staff {

    static final String COOKIE = "staff";

    private static final Duration SHIFT = Duration.ofHours(12);
    private static final int LONGEST_NAME = 80;

    private Staff() {}

    static ResponseCookie cookie(String name) {
        boolean usable = !name.isBlank() && name.strip().length() <= LONGEST_NAME;
        return ResponseCookie.from(COOKIE, URLEncoder.encode(name.strip(), StandardCharsets.UTF_8))
                .httpOnly(true)
                .sameSite("Strict")
                .path("/")
                .maxAge(usable ? SHIFT : Duration.ZERO)
                .build();
    }

    /** Null when nobody has said a name that can be kept. */
    static @Nullable String name(String cookie) {
        String name = decoded(cookie).replaceAll("\\p{Cntrl}", "").strip();
        return name.isEmpty() || name.length() > LONGEST_NAME ? null : name;
    }

    /** A cookie that somebody has tampered with is taken as it is. */
    private static String decoded(String cookie) {
        try {
            return URLDecoder.decode(cookie, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return cookie;
        }
    }
}
