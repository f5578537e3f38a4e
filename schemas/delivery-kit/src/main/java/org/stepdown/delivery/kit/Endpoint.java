package org.stepdown.delivery.kit;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@link EndpointTable}: an endpoint as the service maps it, who may use it, and what they ask for.
 *
 * @param name method and pattern, such as {@code GET /api/things/{id}}
 * @param roles as a provider names them, and {@code publisher}
 * @param own asks for something within reach
 * @param foreign asks for something that is not; null where there is no such thing
 * @param statuses what an allowed request may be answered with
 * @param foreignStatus what the same roles hear of what is not within their reach
 * @param everywhere those of the roles that nothing of it is out of reach for
 * @param hidden roles that the endpoint is for too, but for none of what is asked here
 */
public record Endpoint(
        String name,
        Set<String> roles,
        Supplier<Ask> own,
        @Nullable Supplier<Ask> foreign,
        Set<Integer> statuses,
        int foreignStatus,
        Set<String> everywhere,
        Set<String> hidden) {

    /** A path with its query, and a body where there is one. */
    public record Ask(String path, @Nullable String body, String contentType) {

        public static Ask of(String path) {
            return new Ask(path, null, "application/json");
        }

        public static Ask of(String path, String json) {
            return new Ask(path, json, "application/json");
        }

        /** A form of a page; the token against forgery is added. */
        public static Ask form(String path, String fields) {
            return new Ask(path, fields, "application/x-www-form-urlencoded");
        }
    }

    /** Nothing of it belongs to anybody: asked at the path itself, answered with 200. */
    public static Endpoint of(String name, String... roles) {
        String path = name.substring(name.indexOf(' ') + 1);
        return new Endpoint(
                name,
                new TreeSet<>(Arrays.asList(roles)),
                () -> Ask.of(path),
                null,
                Set.of(200),
                404,
                Set.of(),
                Set.of());
    }

    /** The same for something within reach, for which there is always the same answer. */
    public Endpoint own(Supplier<Ask> ask) {
        return new Endpoint(name, roles, ask, foreign, statuses, foreignStatus, everywhere, hidden);
    }

    public Endpoint own(String path) {
        return own(() -> Ask.of(path));
    }

    /** And for something that is not, which looks as if it were not there. */
    public Endpoint foreign(Supplier<Ask> ask) {
        return new Endpoint(name, roles, own, ask, statuses, foreignStatus, everywhere, hidden);
    }

    public Endpoint foreign(String path) {
        return foreign(() -> Ask.of(path));
    }

    /** What an allowed request is answered with, when it isn't 200; several where a first request changes the second. */
    public Endpoint answers(Integer... with) {
        return new Endpoint(name, roles, own, foreign, Set.of(with), foreignStatus, everywhere, hidden);
    }

    /** Where what is out of reach is refused in the open, because the one who asks has named it. */
    public Endpoint refuses(int status) {
        return new Endpoint(name, roles, own, foreign, statuses, status, everywhere, hidden);
    }

    /** For these roles, which the endpoint is for too, nothing of it is out of reach: operations see it all, masked. */
    public Endpoint everywhere(String... them) {
        Set<String> all = new TreeSet<>(roles);
        all.addAll(Arrays.asList(them));
        return new Endpoint(name, all, own, foreign, statuses, foreignStatus, Set.of(them), hidden);
    }

    /** For these roles, which the endpoint is for too, all that is asked here looks as if it were not there. */
    public Endpoint hides(String... them) {
        return new Endpoint(name, roles, own, foreign, statuses, foreignStatus, everywhere, Set.of(them));
    }

    /** One that takes any method is asked with the simplest. */
    String method() {
        String method = name.substring(0, name.indexOf(' '));
        return method.equals("ANY") ? "GET" : method;
    }

    boolean isPage() {
        String path = name.substring(name.indexOf(' ') + 1);
        return !path.startsWith("/api") && !path.startsWith("/fhir");
    }
}
