package org.stepdown.notification.dispatch;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries leave.
 *
 * @param every pause between two looks for what is due
 * @param perTarget how many deliveries may be under way to one target
 * @param timeout how long one attempt may take
 * @param firstPause pause after the first failure of a delivery; it doubles with each further one
 * @param longestPause longest pause between two attempts
 * @param giveUpAfter how long after it was called for a delivery is given up
 * @param failuresInARow after how many failures in a row a target is left alone
 * @param leaveAlone how long it is left alone
 * @param tellAfter how long a target fails until staff are told
 * @param link address of the inbox as staff reach it: what a delivery links to
 * @param privateAddresses networks (CIDR) that webhooks may reach although they are not public
 */
@Validated
@ConfigurationProperties("stepdown.dispatch")
public record DispatchSettings(
        @DefaultValue("1s") @NotNull Duration every,
        @DefaultValue("4") @Min(1) int perTarget,
        @DefaultValue("15s") @NotNull Duration timeout,
        @DefaultValue("15s") @NotNull Duration firstPause,
        @DefaultValue("30m") @NotNull Duration longestPause,
        @DefaultValue("3d") @NotNull Duration giveUpAfter,
        @DefaultValue("5") @Min(1) int failuresInARow,
        @DefaultValue("30s") @NotNull Duration leaveAlone,
        @DefaultValue("15m") @NotNull Duration tellAfter,
        @DefaultValue("http://127.0.0.1:8083/") @NotNull URI link,
        @DefaultValue List<String> privateAddresses,
        @DefaultValue Email email,
        @Nullable Sms sms) {

    /** @param from sender of the emails; the mail server itself is {@code spring.mail.*} */
    public record Email(
            @DefaultValue("stepdown@localhost") @NotNull String from) {}

    /**
     * An SMS gateway that takes messages over HTTP.
     *
     * @param url where messages are posted
     * @param authorization value of the Authorization header; null for none
     * @param contentType of the body
     * @param body the body, with {@code {to}}, {@code {text}} and {@code {id}} in it, which are put in escaped for JSON
     */
    public record Sms(
            @NotNull URI url,
            @Nullable String authorization,
            @DefaultValue("application/json") String contentType,

            @DefaultValue("{\"to\":\"{to}\",\"text\":\"{text}\",\"id\":\"{id}\"}")
            String body) {}

    Retry retry() {
        return new Retry(firstPause, longestPause, giveUpAfter);
    }

    Circuit.Limits limits() {
        return new Circuit.Limits(failuresInARow, leaveAlone);
    }

    /** Longer than any attempt: an instance that dies lets go of what it held after this. */
    Duration claim() {
        return timeout.multipliedBy(2);
    }
}
