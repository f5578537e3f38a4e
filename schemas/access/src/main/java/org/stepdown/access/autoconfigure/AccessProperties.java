package org.stepdown.access.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Whom the service believes, and what it lets one client take.
 *
 * @param issuer the OpenID provider, by the name that its tokens carry; it is asked for its keys and addresses
 * @param audience that access tokens have to be for
 * @param clientId under which the provider knows this service's pages
 * @param clientSecret of the pages; or in a file
 * @param clientSecretFile the file that holds it
 * @param certificates for which facilities a system may speak that shows a client certificate instead of a token, by the
 *     common name in it; an asterisk is all of them. Needs {@code server.ssl.client-auth}.
 * @param requestsPerSecond of one client, over time
 * @param burst requests of one client that may come at once
 * @param failuresPerSecond requests of one address that prove nothing, over time; ten times as many at once
 * @param body the largest body of a request
 * @param bodyTime how long a body may take to arrive
 */
@ConfigurationProperties("stepdown.access")
record AccessProperties(
        @DefaultValue("http://127.0.0.1:8090") URI issuer,
        @DefaultValue("stepdown") String audience,
        String clientId,
        @Nullable String clientSecret,
        @Nullable Path clientSecretFile,
        @DefaultValue Map<String, Set<String>> certificates,
        @DefaultValue("1000") int requestsPerSecond,
        @DefaultValue("4000") int burst,
        @DefaultValue("10") int failuresPerSecond,
        @DefaultValue("4MB") DataSize body,
        @DefaultValue("30s") Duration bodyTime) {}
