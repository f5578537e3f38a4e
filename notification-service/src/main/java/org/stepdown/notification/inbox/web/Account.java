package org.stepdown.notification.inbox.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A name as a cookie can carry it. */
final class Account {

    private Account() {}

    static String encoded(String account) {
        return URLEncoder.encode(account, StandardCharsets.UTF_8);
    }

    /** A cookie that somebody has tampered with is taken as it is. */
    static String decoded(String cookie) {
        try {
            return URLDecoder.decode(cookie, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return cookie;
        }
    }
}
