package org.stepdown.notification.dispatch.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The expected value was computed apart, with Python's hmac. */
    @Test
    void identity_time_and_body_are_signed_together() {
        Map<String, String> headers = Signature.headers(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                UUID.fromString("3f1a8c9e-6a51-4d5f-9d27-0a1b2c3d4e5f"),
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\":1}");

        assertThat(headers)
                .containsEntry("webhook-id", "3f1a8c9e-6a51-4d5f-9d27-0a1b2c3d4e5f")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,hQon669ppRHMFuiUXbrd6PWfm7en8z+EdsXzoWbYJNY=");
    }
}
