package org.stepdown.issuer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;

/** Tells every service that somebody has signed out (OpenID Connect Back-Channel Logout 1.0), so that it is so everywhere. */
final class BackChannel {

    private static final Logger log = LoggerFactory.getLogger(BackChannel.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final IssuerProperties properties;
    private final JwtEncoder encoder;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    BackChannel(IssuerProperties properties, JwtEncoder encoder, Clock clock) {
        this.properties = properties;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** All at the same time, and not waited for: a service that is away has no session of theirs on a screen. */
    void signedOut(String account) {
        properties
                .services()
                .keySet()
                .forEach(client -> Thread.ofVirtual().start(() -> tell(client, properties.reached(client), account)));
    }

    private void tell(String client, URI base, String account) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/logout/connect/back-channel/stepdown"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token(client, account)))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                log.warn("{} answered {} when it was told of a sign-out", client, status);
            }
        } catch (IOException e) {
            log.warn("{} could not be told of a sign-out: {}", client, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String token(String client, String account) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(properties.url().toString())
                .subject(account)
                .audience(List.of(client))
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(2)))
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .build();
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
