package org.stepdown.access.session;

import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The provider says that somebody has signed out elsewhere (OpenID Connect Back-Channel Logout 1.0); all of their
 * sessions here end. The token proves who says so; what can't be proven is answered with 400, as the standard wants it.
 */
@RestController
public final class BackChannelSignOut {

    public static final String PATH = "/logout/connect/back-channel/" + Provider.NAME;

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final JwtDecoder tokens;
    private final Sessions sessions;

    /** @param tokens believes logout tokens of the provider that are for this service's pages */
    public BackChannelSignOut(JwtDecoder tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @PostMapping(PATH)
    ResponseEntity<Void> signedOut(@RequestParam("logout_token") String token) {
        try {
            Jwt logout = tokens.decode(token);
            String subject = logout.getSubject();
            if (subject == null || logout.hasClaim("nonce") || !isSignOut(logout)) {
                return ResponseEntity.badRequest().build();
            }
            sessions.end(subject);
            return ResponseEntity.ok().build();
        } catch (JwtException e) {
            return ResponseEntity.badRequest().build();
        }
    }

    private static boolean isSignOut(Jwt token) {
        return token.getClaims().get("events") instanceof Map<?, ?> events && events.containsKey(EVENT);
    }
}
