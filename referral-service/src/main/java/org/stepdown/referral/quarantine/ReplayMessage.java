package org.stepdown.referral.quarantine;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.access.Reach;
import org.stepdown.referral.intake.HandOver;
import org.stepdown.referral.intake.MessageFormat;
import org.stepdown.referral.intake.Reading;
import org.stepdown.referral.quarantine.Act.Kind;

/**
 * Reads a message again, as it is or corrected, by the reader that read it at the door. Who replays one that used the
 * identity of another says that it is a message of its own.
 */
public final class ReplayMessage {

    private final TransactionOperations transactions;
    private final Quarantine quarantine;
    private final List<MessageFormat> formats;
    private final HandOver handOver;

    ReplayMessage(
            TransactionOperations transactions, Quarantine quarantine, List<MessageFormat> formats, HandOver handOver) {
        this.transactions = transactions;
        this.quarantine = quarantine;
        this.formats = List.copyOf(formats);
        this.handOver = handOver;
    }

    /**
     * Reads a message that waits again.
     *
     * @param facilities in whose name who replays may let it speak
     * @param corrected the whole body as corrected; null to replay it as it came
     */
    public Repair replay(UUID id, String by, Reach facilities, @Nullable String corrected, Instant now) {
        return Objects.requireNonNull(transactions.execute(status -> quarantine
                .lock(id)
                .map(kept -> kept.body() == null
                        ? purged(kept, corrected)
                        : kept.isHeld()
                                ? read(kept, kept.body(), by, facilities, corrected, now)
                                : known(kept, kept.body(), corrected))
                .orElseGet(Repair.Unknown::new)));
    }

    private Repair purged(Kept kept, @Nullable String corrected) {
        return corrected == null && quarantine.did(kept.id(), Kind.REPLAYED) ? new Repair.Done() : new Repair.Purged();
    }

    private Repair read(Kept kept, byte[] came, String by, Reach facilities, @Nullable String corrected, Instant now) {
        MessageFormat format = MessageFormats.of(formats, kept.type(), came);
        byte[] body = corrected == null || format == null ? null : format.bytes(corrected);
        Reading reading = format == null
                ? new Reading.Faulty("nothing here reads this format")
                : format.read(kept.type(), body == null ? came : body, kept.controlId(), kept.receivedAt());
        return switch (within(facilities, reading)) {
            case Reading.Understood understood -> {
                handOver.publish(kept.id(), understood.facility(), understood.event());
                quarantine.accept(kept.id(), understood.controlId());
                quarantine.add(kept.id(), new Act(now, by, Kind.REPLAYED, null, body != null), body);
                yield new Repair.Done();
            }
            case Reading.Faulty faulty -> {
                quarantine.stillFaulty(kept.id(), faulty.failure());
                Act act = new Act(now, by, Kind.REPLAY_FAILED, faulty.failure(), body != null);
                quarantine.add(kept.id(), act, body);
                yield new Repair.StillFaulty(Fault.of(faulty.failure()));
            }
        };
    }

    /** A correction may not make a message speak for another's patients. */
    private static Reading within(Reach facilities, Reading reading) {
        return reading instanceof Reading.Understood understood
                        && !understood.event().facilities().stream().allMatch(facilities::covers)
                ? new Reading.Faulty("it speaks for a facility that is not within reach")
                : reading;
    }

    /** The same again is done already; something else comes too late. */
    private Repair known(Kept kept, byte[] came, @Nullable String corrected) {
        if (!quarantine.did(kept.id(), Kind.REPLAYED)) {
            return new Repair.TooLate();
        }
        MessageFormat format = MessageFormats.of(formats, kept.type(), came);
        if (corrected == null || format == null) {
            return new Repair.Done();
        }
        byte[] went = quarantine.corrected(kept.id()).orElse(came);
        return Arrays.equals(went, format.bytes(corrected)) ? new Repair.Done() : new Repair.TooLate();
    }
}
