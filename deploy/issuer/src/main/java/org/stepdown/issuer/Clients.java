package org.stepdown.issuer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Everything that may ask for tokens: the services' pages, publishers, and people on a command line. */
final class Clients {

    /** What a member of staff may do, as far as the person may. */
    static final String STAFF = "staff";

    /** To send messages, as far as the publisher may speak for the facility. */
    static final String INTAKE = "intake";

    private static final Duration LIFE = Duration.ofHours(1);

    private Clients() {}

    static RegisteredClientRepository of(IssuerProperties properties, Secrets secrets) {
        List<RegisteredClient> clients = new ArrayList<>();
        properties.services().forEach((id, base) -> clients.add(pages(id, base, secrets)));
        properties
                .publishers()
                .forEach(publisher -> clients.add(machine(publisher.client(), INTAKE, secrets.of(publisher.client()))));
        properties
                .people()
                .forEach(person -> clients.add(machine(
                        IssuerProperties.TOKEN_CLIENT + person.account(), STAFF, secrets.of(person.account()))));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient pages(String id, URI base, Secrets secrets) {
        RegisteredClient.Builder client = client(id, secrets.of(id))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build());
        // A person may have written either into the browser.
        for (String address : List.of(base.toString(), base.toString().replace("127.0.0.1", "localhost"))) {
            client.redirectUri(address + "/login/oauth2/code/stepdown").postLogoutRedirectUri(address + "/");
        }
        return client.build();
    }

    private static RegisteredClient machine(String id, String scope, String secret) {
        return client(id, secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .build();
    }

    private static RegisteredClient.Builder client(String id, String secret) {
        return RegisteredClient.withId(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .clientId(id)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFE).build());
    }
}
