package org.stepdown.local.room;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The services that are watched.
 *
 * @param management base addresses of their management ports, in the order of {@link #NAMES}
 * @param pages base addresses of their pages, in the same order
 */
public record Services(List<String> management, List<String> pages) {

    static final List<String> NAMES = List.of("referral-service", "enrollment-service", "notification-service");

    private static final Duration LIMIT = Duration.ofSeconds(4);

    String referral() {
        return pages.get(0);
    }

    String enrollment() {
        return pages.get(1);
    }

    String notification() {
        return pages.get(2);
    }

    /** What each exports now; nothing of one that does not answer. */
    List<Optional<Samples>> look(HttpClient client) throws InterruptedException {
        List<Optional<Samples>> seen = new ArrayList<>();
        for (String base : management) {
            seen.add(look(client, base));
        }
        return seen;
    }

    private static Optional<Samples> look(HttpClient client, String base) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/actuator/prometheus"))
                            .timeout(LIMIT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(Samples.read(answer.body())) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        }
    }
}
