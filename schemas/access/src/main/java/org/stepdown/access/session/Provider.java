package org.stepdown.access.session;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** The OpenID provider as the pages use it; asked for its addresses when the first person signs in, and again until it answers. */
public final class Provider implements ClientRegistrationRepository {

    public static final String NAME = "stepdown";

    private final URI issuer;
    private final String clientId;
    private final Supplier<String> secret;
    private volatile @Nullable ClientRegistration known;

    /** @param secret of the pages; read when it is needed, since it may not be there at the start */
    public Provider(URI issuer, String clientId, Supplier<String> secret) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.secret = secret;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        if (!name.equals(NAME)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ClientRegistrations.fromIssuerLocation(issuer.toString())
                    .registrationId(NAME)
                    .clientId(clientId)
                    .clientSecret(secret.get())
                    .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                    .build();
            known = registration;
        }
        return registration;
    }
}
