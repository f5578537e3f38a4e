package org.stepdown.simulator.check;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stepdown.simulator.line.Addresses;
import org.stepdown.simulator.line.Answer;
import org.stepdown.simulator.line.Letter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services' APIs; who does not answer knows nothing yet. */
final class Asking {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern NAME = Pattern.compile("/api/messages/[^ \"]+");

    private final Addresses addresses;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    Asking(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What became of a message. */
    Optional<JsonNode> message(Letter letter, Answer answer) throws InterruptedException {
        // To a ServiceRequest the answer says by which name to ask.
        Matcher told = NAME.matcher(answer.whole());
        return get(addresses.referral()
                + (told.find()
                        ? told.group()
                        : "/api/messages/" + encoded(letter.controlId()) + "?application="
                                + encoded(letter.application()) + "&facility=" + encoded(letter.facility())));
    }

    Optional<JsonNode> referral(String id) throws InterruptedException {
        return get(addresses.referral() + "/api/referrals/" + id);
    }

    Optional<JsonNode> decision(String referral) throws InterruptedException {
        return get(addresses.enrollment() + "/api/referrals/" + referral + "/decision");
    }

    Optional<JsonNode> cohorts() throws InterruptedException {
        return get(addresses.enrollment() + "/api/cohorts");
    }

    Optional<JsonNode> alerts(String referral) throws InterruptedException {
        return get(addresses.notification() + "/api/alerts?referral=" + referral);
    }

    private Optional<JsonNode> get(String url) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        try {
            HttpResponse<String> answer = http.send(
                    Addresses.authorized(request, addresses.staffToken()).build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(JsonMapper.shared().readTree(answer.body()))
                    : Optional.empty();
        } catch (IOException | JacksonException notYet) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
