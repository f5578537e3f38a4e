package org.stepdown.delivery.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a service, over HTTP: a person who is signed in at the pages and has a bearer token for the API, a system
 * with a token, or nobody. Redirects are not followed.
 */
public final class Visitor {

    /** Who has proven nothing. */
    public static final String NOBODY = "nobody";

    /** The system of a hospital, which has no role. */
    public static final String PUBLISHER = "publisher";

    private static final String LIKE_A_BROWSER = "text/html,*/*;q=0.8";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String service;
    private final @Nullable String token;
    private String csrf = "";

    private Visitor(String service, @Nullable String token) {
        this.service = service;
        this.token = token;
    }

    public static Visitor nobody(String service) {
        return new Visitor(service, null);
    }

    public static Visitor publisher(String service, List<String> facilities) {
        return new Visitor(
                service, TestIssuer.shared().publisher("visiting-system", facilities.toArray(String[]::new)));
    }

    /** Signed in at the service's pages; whoever has a role may see the first of them, or is told that they may not. */
    public static Visitor staff(String service, String role, List<String> programs, List<String> facilities) {
        TestIssuer issuer = TestIssuer.shared();
        String account = "visiting-" + role;
        issuer.person(account, List.of(role), programs, facilities);
        Visitor visitor = new Visitor(
                service,
                issuer.staffToken(account, role)
                        .with("programs", programs)
                        .with("facilities", facilities)
                        .signed());
        visitor.follow(issuer.be(account));
        Matcher field = CSRF.matcher(visitor.follow(service + "/").body());
        if (!field.find()) {
            throw new IllegalStateException("The first page, or the one that refuses it, has no form for " + role
                    + ": who is signed in must be able to sign out");
        }
        visitor.csrf = field.group(1);
        return visitor;
    }

    /** Asks for a page, with the session. */
    public HttpResponse<String> page(String method, Endpoint.Ask ask) {
        return send(pageRequest(method, ask));
    }

    /** How a page, or a stream that does not end by itself, is answered. */
    int pageStatus(String method, Endpoint.Ask ask) {
        return status(pageRequest(method, ask));
    }

    private HttpRequest.Builder pageRequest(String method, Endpoint.Ask ask) {
        String fields = ask.body() == null ? "" : ask.body() + "&";
        String body = fields + "_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + ask.path()))
                .header("Accept", LIKE_A_BROWSER)
                .header("Content-Type", "application/x-www-form-urlencoded");
        return request.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Calls the API, with the token. */
    public HttpResponse<String> call(String method, Endpoint.Ask ask) {
        return send(callRequest(method, ask));
    }

    int callStatus(String method, Endpoint.Ask ask) {
        return status(callRequest(method, ask));
    }

    private HttpRequest.Builder callRequest(String method, Endpoint.Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service + ask.path()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ask.body() != null) {
            request.header("Content-Type", ask.contentType());
        }
        return request.method(
                method, ask.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body()));
    }

    private HttpResponse<String> follow(String address) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address)).header("Accept", LIKE_A_BROWSER));
        String location = answer.headers().firstValue("Location").orElse(null);
        return location == null
                ? answer
                : follow(URI.create(address).resolve(location).toString());
    }

    private int status(HttpRequest.Builder request) {
        HttpResponse<InputStream> answer = send(request, BodyHandlers.ofInputStream());
        try (InputStream unread = answer.body()) {
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
