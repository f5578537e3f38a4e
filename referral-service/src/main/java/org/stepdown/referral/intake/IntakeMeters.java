package org.stepdown.referral.intake;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.stepdown.referral.intake.ReceivedMessage.Status;

/**
 * Times every message that comes in, by the way that it takes and by what became of it, and begins its trace. Of an
 * exception nothing is noted: its text may quote the message.
 */
@Component
public final class IntakeMeters {

    /** A way in. */
    public enum Way {
        MLLP,
        FHIR,
        JSON,
        KAFKA
    }

    private final ObservationRegistry observations;

    public IntakeMeters(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** Where nobody measures. */
    public static IntakeMeters none() {
        return new IntakeMeters(ObservationRegistry.NOOP);
    }

    /** The taking of one message. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Takes a message.
     *
     * @param status what became of it; a checked exception means that it was refused, another that it failed
     */
    public <T, E extends Exception> T take(Way way, Work<T, E> work, Function<T, Status> status) throws E {
        String name = way.name().toLowerCase(Locale.ROOT);
        Observation intake = Observation.start("stepdown.intake", observations)
                .contextualName("receive " + name)
                .lowCardinalityKeyValue("way", name);
        String outcome = "refused";
        try (Observation.Scope scope = intake.openScope()) {
            T taken = work.run();
            outcome = status.apply(taken).name().toLowerCase(Locale.ROOT);
            return taken;
        } catch (RuntimeException | Error e) {
            outcome = "failed";
            throw e;
        } finally {
            intake.lowCardinalityKeyValue("outcome", outcome);
            intake.stop();
        }
    }
}
