package org.stepdown.delivery.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the registry, by Confluent's configuration names.
 *
 * @param urls {@code schema.registry.url}, comma-separated; tried in order
 * @param userInfo {@code basic.auth.user.info} ({@code user:password}) when {@code basic.auth.credentials.source} is
 *     {@code USER_INFO}; null for none
 * @param connectTimeout {@code http.connect.timeout.ms}
 * @param readTimeout {@code http.read.timeout.ms}
 */
public record RegistryConfig(List<URI> urls, @Nullable String userInfo, Duration connectTimeout, Duration readTimeout) {

    public RegistryConfig {
        urls = List.copyOf(urls);
        if (urls.isEmpty()) {
            throw new ConfigException("schema.registry.url", "", "names no registry");
        }
    }

    /**
     * Reads the configuration of a Kafka client.
     *
     * @throws ConfigException naming the setting that is missing or wrong
     */
    public static RegistryConfig from(Map<String, ?> configs) {
        return new RegistryConfig(
                urls(configs),
                userInfo(configs),
                millis(configs, "http.connect.timeout.ms", 2_000),
                millis(configs, "http.read.timeout.ms", 5_000));
    }

    private static List<URI> urls(Map<String, ?> configs) {
        Object value = configs.get("schema.registry.url");
        if (value == null) {
            throw new ConfigException("schema.registry.url is not set");
        }
        String text = value instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : value.toString();
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(url -> !url.isEmpty())
                    .map(url -> URI.create(url.endsWith("/") ? url : url + "/"))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigException("schema.registry.url", text, "is not a URL");
        }
    }

    private static @Nullable String userInfo(Map<String, ?> configs) {
        Object source = configs.get("basic.auth.credentials.source");
        if (source == null || source.toString().equals("URL")) {
            return null;
        }
        if (!source.toString().equals("USER_INFO")) {
            throw new ConfigException("basic.auth.credentials.source", source, "only URL and USER_INFO are known");
        }
        Object info = configs.get("basic.auth.user.info");
        if (info == null || !info.toString().contains(":")) {
            throw new ConfigException("basic.auth.user.info must be user:password");
        }
        return info.toString();
    }

    private static Duration millis(Map<String, ?> configs, String name, long otherwise) {
        Object value = configs.get(name);
        try {
            return Duration.ofMillis(value == null ? otherwise : Long.parseLong(value.toString()));
        } catch (NumberFormatException e) {
            throw new ConfigException(name, value, "is not a number of milliseconds");
        }
    }
}
