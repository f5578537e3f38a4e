package org.stepdown.referral.loop.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.loop.Target;
import org.stepdown.referral.loop.Target.Kind;
import org.stepdown.referral.loop.Target.Update;

/** A target as it is set and shown; everything that its kind does not need stays away. */
final class TargetBody {

    private TargetBody() {}

    /**
     * What is set.
     *
     * @param secret null keeps the one that stands
     */
    record Setting(
            @Nullable String application,
            @Nullable String facility,
            @Nullable Kind kind,
            @Nullable Boolean enabled,
            @Nullable String url,
            @Nullable String secret,
            @Nullable Update update,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String tlsBundle,
            @Nullable String receivingApplication,
            @Nullable String receivingFacility,
            @Nullable String version,
            @Nullable Boolean appointments) {

        @Override
        public String toString() {
            return "Setting[" + kind + "]";
        }
    }

    /**
     * What is shown.
     *
     * @param secretSet whether there is a secret
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String name,
            @Nullable String application,
            String facility,
            Kind kind,
            boolean enabled,
            boolean secretSet,
            @Nullable String url,
            @Nullable Update update,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String tlsBundle,
            @Nullable String receivingApplication,
            @Nullable String receivingFacility,
            @Nullable String version,
            @Nullable Boolean appointments) {

        static View of(Target target) {
            Target.Settings to = target.settings();
            return new View(
                    target.name(),
                    target.application(),
                    target.facility(),
                    target.kind(),
                    target.enabled(),
                    target.secret() != null,
                    to.url(),
                    to.update(),
                    to.host(),
                    to.port(),
                    to.tlsBundle(),
                    to.receivingApplication(),
                    to.receivingFacility(),
                    to.version(),
                    target.kind() == Kind.HL7_MLLP ? to.appointments() : null);
        }
    }
}
