package org.stepdown.access.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Sign-ins as they begin. One that is asked for with the parameter {@value #AGAIN} wants a new proof from the person,
 * whatever session the provider has with them (OpenID Connect Core, section 3.1.2.1: {@code prompt}, {@code max_age}).
 */
public final class SignInAgain implements OAuth2AuthorizationRequestResolver {

    public static final String AGAIN = "again";

    /** Where such a sign-in begins. */
    public static final String ADDRESS = "/oauth2/authorization/" + Provider.NAME + "?" + AGAIN;

    private final OAuth2AuthorizationRequestResolver usual;

    public SignInAgain(ClientRegistrationRepository provider) {
        usual = new DefaultOAuth2AuthorizationRequestResolver(provider);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return asked(request, usual.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return asked(request, usual.resolve(request, registration));
    }

    private static @Nullable OAuth2AuthorizationRequest asked(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest begun) {
        return begun == null || request.getParameter(AGAIN) == null
                ? begun
                : OAuth2AuthorizationRequest.from(begun)
                        .additionalParameters(parameters ->
                                parameters.putAll(Map.<String, Object>of("prompt", "login", "max_age", "0")))
                        .build();
    }
}
