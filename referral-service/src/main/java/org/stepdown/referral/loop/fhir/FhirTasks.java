package org.stepdown.referral.loop.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.hc.core5.http.ContentType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.stepdown.referral.loop.Channel;
import org.stepdown.referral.loop.Delivery;
import org.stepdown.referral.loop.HttpOutcomes;
import org.stepdown.referral.loop.Outcome;
import org.stepdown.referral.loop.Target;
import org.stepdown.referral.loop.outbound.GuardedHttp;

/** Updates the Task of a referral on the sender's FHIR server. */
@Component
final class FhirTasks implements Channel {

    private static final ContentType FHIR_JSON = ContentType.create("application/fhir+json", StandardCharsets.UTF_8);

    private final GuardedHttp http;
    private final FhirContext fhir = FhirContext.forR4Cached();

    FhirTasks(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public Target.Kind kind() {
        return Target.Kind.FHIR_TASK;
    }

    @Override
    public int lanes() {
        return 4;
    }

    /** A request, by its method and its address below the base. */
    private record Request(String method, String path) {}

    @Override
    public Outcome send(Delivery delivery) {
        Target target = delivery.target();
        Target.Update update = Objects.requireNonNull(target.settings().update());
        Task task = ReferralTask.of(delivery.notice(), delivery.id(), delivery.restricted());
        Request request = request(update, delivery, task);
        try {
            String base = Objects.requireNonNull(target.settings().url()).replaceFirst("/+$", "");
            byte[] body = fhir.newJsonParser().encodeResourceToString(task).getBytes(StandardCharsets.UTF_8);
            return HttpOutcomes.of(http.send(
                    request.method(),
                    URI.create(base + request.path()),
                    headers(target, delivery, update),
                    FHIR_JSON,
                    body));
        } catch (GuardedHttp.NotSent e) {
            return new Outcome.Unreachable(e.why().name());
        } catch (IOException e) {
            return new Outcome.Unanswered("NO_ANSWER");
        }
    }

    private static Request request(Target.Update update, Delivery delivery, Task task) {
        String referral = delivery.notice().referralId().toString();
        return switch (update) {
            case PUT -> {
                task.setId(referral);
                yield new Request("PUT", "/Task/" + referral);
            }
            case CONDITIONAL_PUT ->
                new Request("PUT", "/Task?identifier=" + encoded(ReferralTask.REFERRAL + "|" + referral));
            case POST -> new Request("POST", "/Task");
        };
    }

    /** A POST that comes again makes no second Task where the server knows conditional creates. */
    private static Map<String, String> headers(Target target, Delivery delivery, Target.Update update) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/fhir+json");
        headers.put("X-Request-Id", delivery.id().toString());
        headers.put("Prefer", "return=minimal");
        if (update == Target.Update.POST) {
            headers.put("If-None-Exist", "identifier=" + encoded(ReferralTask.DELIVERY + "|" + delivery.id()));
        }
        if (target.secret() != null) {
            headers.put("Authorization", "Bearer " + target.secret());
        }
        return headers;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
