package org.stepdown.access.autoconfigure;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.stepdown.access.AccessRules;
import org.stepdown.access.admission.Admission;
import org.stepdown.access.admission.ApiRefusals;
import org.stepdown.access.admission.AtThePage;
import org.stepdown.access.admission.CertificateSender;
import org.stepdown.access.admission.PageRefusals;
import org.stepdown.access.admission.ReadingSession;
import org.stepdown.access.limits.RateLimit;
import org.stepdown.access.session.BackChannelSignOut;
import org.stepdown.access.session.Idle;
import org.stepdown.access.session.Provider;
import org.stepdown.access.session.Sessions;
import org.stepdown.access.session.SignInAgain;

/** Who gets in where: management, programs, the provider, people. What no chain lets in stays out. */
@Configuration(proxyBeanMethods = false)
class AccessChains {

    private static final String SIGN_IN = "/oauth2/authorization/" + Provider.NAME;

    /** On its port, which no network but that of operations should reach: health, build and figures. */
    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                EndpointRequest.to("health", "info", "metrics", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain programsChain(
            HttpSecurity http,
            AccessRules rules,
            RateLimit limit,
            JwtDecoder accessTokens,
            AccessProperties properties) {
        ApiRefusals refusals = new ApiRefusals(limit);
        return headers(http, properties.issuer())
                .securityMatcher("/api/**", "/fhir/**")
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(accessTokens)))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(new Admission(rules)))
                .addFilterBefore(new CertificateSender(properties.certificates()), AnonymousAuthenticationFilter.class)
                .addFilterBefore(limit, AuthorizationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .securityContext(context -> context.securityContextRepository(new ReadingSession()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The provider proves by its signature who it is. */
    @Bean
    @Order(3)
    SecurityFilterChain providerChain(HttpSecurity http, AccessProperties properties) {
        return headers(http, properties.issuer())
                .securityMatcher(BackChannelSignOut.PATH)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, BackChannelSignOut.PATH)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain peopleChain(
            HttpSecurity http,
            AccessRules rules,
            RateLimit limit,
            Provider provider,
            Sessions sessions,
            AccessProperties properties,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        PageRefusals refusals = new PageRefusals(SIGN_IN, limit);
        OidcClientInitiatedLogoutSuccessHandler everywhere = new OidcClientInitiatedLogoutSuccessHandler(provider);
        everywhere.setPostLogoutRedirectUri("{baseUrl}/");
        return headers(http, properties.issuer())
                .oauth2Login(login -> login.loginPage(SIGN_IN)
                        .clientRegistrationRepository(provider)
                        .authorizationEndpoint(begin -> begin.authorizationRequestResolver(new SignInAgain(provider)))
                        .failureHandler(refusals))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access(new Admission(rules)))
                .addFilterBefore(limit, AuthorizationFilter.class)
                .addFilterBefore(new Idle(idle, InstantSource.system()), AuthorizationFilter.class)
                .addFilterBefore(new AtThePage(), AuthorizationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(logout ->
                        logout.logoutUrl("/sign-out").addLogoutHandler(sessions).logoutSuccessHandler(everywhere))
                .build();
    }

    /** The provider is named because a sign-out is a form that ends there. */
    private static HttpSecurity headers(HttpSecurity http, URI issuer) {
        String provider = issuer.getScheme() + "://" + issuer.getRawAuthority();
        return http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                                + "connect-src 'self'; form-action 'self' " + provider
                                + "; base-uri 'none'; frame-ancestors 'none'"))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(frames -> frames.deny())
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")));
    }
}
