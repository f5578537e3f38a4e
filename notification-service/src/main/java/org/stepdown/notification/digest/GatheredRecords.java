package org.stepdown.notification.digest;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What waits for the next digest. */
public interface GatheredRecords {

    /** Keeps what is told later; who has nothing waiting yet gets a digest when {@code due} says. */
    void gather(List<Gathered> gathered, Function<String, Instant> due);

    /** Who has something waiting gets it then, as he or she wishes now. */
    void reschedule(String recipient, Instant due);

    /** Whose digests are due, each with when; nobody else takes them. */
    List<Due> claim(Instant now, int atMost);

    /**
     * Makes the digest of one recipient by each channel that has something waiting whose alert still wants an answer; the
     * rest of what waits is forgotten.
     */
    List<Digest> make(List<Due> due);

    /** A digest that is due. */
    record Due(String recipient, Instant at) {}
}
