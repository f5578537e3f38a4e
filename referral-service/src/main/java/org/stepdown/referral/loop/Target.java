package org.stepdown.referral.loop;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a sender wants to hear what became of its referrals.
 *
 * @param id identity given to it here
 * @param name name that operators know it by
 * @param application sending application that it belongs to; null for every one of the facility
 * @param facility sending facility
 * @param kind how it is told
 * @param enabled whether it is told
 * @param settings how it is reached
 * @param secret signs webhooks, or is the bearer token of a FHIR server; never shown again
 */
public record Target(
        UUID id,
        String name,
        @Nullable String application,
        String facility,
        Kind kind,
        boolean enabled,
        Settings settings,
        @Nullable String secret) {

    /** How a sender is told. */
    public enum Kind {
        WEBHOOK,
        FHIR_TASK,
        HL7_MLLP
    }

    /** How a FHIR server takes an update. */
    public enum Update {
        /** {@code PUT Task/[our id]}: the server lets clients name resources. */
        PUT,
        /** {@code PUT Task?identifier=...}: the server names them, we find ours by its identifier. */
        CONDITIONAL_PUT,
        /** {@code POST Task}: a new one for each status. */
        POST
    }

    /**
     * How a target is reached; what its kind does not need is null.
     *
     * @param url address of a webhook, or base of a FHIR server
     * @param update how a FHIR server takes updates
     * @param host host of an MLLP listener
     * @param port its port
     * @param tlsBundle name of the SSL bundle; null for MLLP in clear
     * @param receivingApplication MSH-5
     * @param receivingFacility MSH-6
     * @param version HL7 version, MSH-12
     * @param appointments whether HL7 targets hear of sessions (SIU), not only of statuses
     */
    public record Settings(
            @Nullable String url,
            @Nullable Update update,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String tlsBundle,
            @Nullable String receivingApplication,
            @Nullable String receivingFacility,
            @Nullable String version,
            boolean appointments) {}

    @Override
    public String toString() {
        return "Target[" + name + ", " + kind + "]";
    }
}
