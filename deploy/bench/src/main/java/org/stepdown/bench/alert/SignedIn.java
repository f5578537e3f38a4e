package org.stepdown.bench.alert;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;

/** Signs in at the pages as a browser does: it follows to the provider and back, and keeps the cookies. */
final class SignedIn {

    private SignedIn() {}

    /** The value of the Cookie header of who is signed in at the inbox of this port. */
    static String cookies(int port) throws IOException, InterruptedException {
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        URI inbox = URI.create("http://127.0.0.1:" + port + "/inbox");
        try (HttpClient browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()) {
            HttpResponse<Void> page =
                    browser.send(HttpRequest.newBuilder(inbox).build(), HttpResponse.BodyHandlers.discarding());
            if (page.statusCode() != 200 || !page.uri().getPath().equals(inbox.getPath())) {
                throw new IOException("Nobody is signed in: HTTP " + page.statusCode() + " of "
                        + page.uri().getPath());
            }
        }
        return cookies.getCookieStore().get(inbox).stream()
                .map(HttpCookie::toString)
                .collect(Collectors.joining("; "));
    }
}
