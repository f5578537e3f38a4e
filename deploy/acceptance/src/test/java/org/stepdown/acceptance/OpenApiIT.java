package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.stepdown.acceptance.stack.Http;
import tools.jackson.databind.JsonNode;

/** Each service describes its API, so that a client can be made from the description. */
@Order(2)
class OpenApiIT {

    private final World world = World.shared();

    @Test
    void the_front_door_describes_its_ways_in_and_what_became_of_a_message() {
        describes(
                world.stack().referral().url(),
                List.of(
                        "post /api/encounters",
                        "post /api/referrals",
                        "post /fhir/$process-message",
                        "post /fhir/ServiceRequest",
                        "get /api/messages/{controlId}",
                        "get /api/referrals/{id}"));
    }

    @Test
    void placement_describes_its_decisions_and_cohorts() {
        describes(
                world.stack().enrollment().url(),
                List.of("get /api/referrals/{id}/decision", "get /api/cohorts", "post /api/cohorts"));
    }

    @Test
    void notification_describes_its_alerts_and_answers() {
        describes(world.stack().notification().url(), List.of("get /api/alerts", "post /api/alerts/{id}/{action}"));
    }

    private static void describes(String service, List<String> operations) {
        Http.Answer answer = Http.get(service + "/api/openapi");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode description = answer.json();
        assertThat(description.path("openapi").asString()).startsWith("3.");
        for (String operation : operations) {
            String[] words = operation.split(" ");
            assertThat(description
                            .path("paths")
                            .path(words[1])
                            .path(words[0])
                            .path("responses")
                            .isObject())
                    .as(operation + " in " + description.path("paths").propertyNames())
                    .isTrue();
        }
    }
}
