package org.stepdown.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom the issuer knows.
 *
 * @param url by which everybody knows the issuer
 * @param folder that keeps keys and secrets, readable by its owner only
 * @param audience that access tokens are for
 * @param services the client id of each service whose pages people sign in to, and where browsers find it
 * @param backChannel where the issuer itself reaches a service to tell it of a sign-out, if elsewhere
 */
@ConfigurationProperties("stepdown.issuer")
record IssuerProperties(
        URI url,
        Path folder,
        String audience,
        Map<String, URI> services,
        @DefaultValue Map<String, URI> backChannel,
        @DefaultValue List<Person> people,
        @DefaultValue List<Publisher> publishers) {

    /** Of whose people anybody may get a token with this prefix and the person's secret, without a browser. */
    static final String TOKEN_CLIENT = "token-";

    /**
     * Somebody who signs in.
     *
     * @param programs whose patients they may see, {@code *} for all
     * @param facilities whose messages they may see, {@code *} for all
     */
    record Person(
            String account,
            String name,
            List<String> roles,
            @DefaultValue List<String> programs,
            @DefaultValue List<String> facilities) {}

    /** A system that sends, and the facilities for which it may speak, {@code *} for all. */
    record Publisher(String client, List<String> facilities) {}

    /** Where the issuer reaches a service. */
    URI reached(String service) {
        return Objects.requireNonNull(backChannel.getOrDefault(service, services.get(service)));
    }

    Optional<Person> person(String account) {
        return people.stream()
                .filter(person -> person.account().equals(account))
                .findFirst();
    }

    Optional<Publisher> publisher(String client) {
        return publishers.stream()
                .filter(publisher -> publisher.client().equals(client))
                .findFirst();
    }
}
