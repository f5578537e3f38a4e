package org.stepdown.referral.intake.hl7;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the MLLP listener.
 *
 * @param address address that it listens on in clear
 * @param port port; 0 takes a free one
 * @param maxFrame longest message taken
 * @param maxConnections connections served at once
 * @param silence how long a peer may say nothing before it is hung up on, and how long one message may take
 * @param processingIds values of MSH-11 that are taken
 * @param inClear whose messages are taken without proof of who sends them
 * @param tls the listener with TLS; off until a bundle is named
 */
@ConfigurationProperties("stepdown.mllp")
public record MllpProperties(
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("2575") int port,
        @DefaultValue("1MB") DataSize maxFrame,
        @DefaultValue("256") int maxConnections,
        @DefaultValue("5m") Duration silence,
        @DefaultValue("P") Set<String> processingIds,
        @DefaultValue("LOOPBACK") InClear inClear,
        @DefaultValue Tls tls) {

    /** From where a sender may come that proves nothing. */
    public enum InClear {
        /** From this machine itself, as an interface engine beside the service would. */
        LOOPBACK,
        /** From wherever the network lets it: only where a closed network stands for the proof. */
        ANYWHERE
    }

    /**
     * MLLP over TLS. A hospital shows a certificate that the bundle's trust store knows.
     *
     * @param bundle name of the SSL bundle ({@code spring.ssl.bundle.*}) with our key and the certificates trusted
     * @param address address that it listens on
     * @param port port; 0 takes a free one
     * @param facilities for which facilities (MSH-4) who shows a certificate may speak, by the common name in it; an
     *     asterisk is all of them. A certificate that is not named here speaks for none.
     */
    public record Tls(
            @Nullable String bundle,
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("2576") int port,
            @DefaultValue Map<String, Set<String>> facilities) {}
}
