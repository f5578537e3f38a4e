package org.stepdown.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryTest {

    @Test
    void what_does_not_look_like_an_identity_is_withheld() {
        Entry entry =
                AuditDatabase.read("Jane Roe").about(List.of("Jane Roe", "id-7", "1970-01-01\n", "a".repeat(101)));

        assertThat(entry.objects()).containsExactly("?", "id-7", "?", "?");
    }

    @Test
    void what_a_batch_did_becomes_few_entries() {
        Tally tally = new Tally();
        Actor service = Actor.service("small-service");
        IntStream.range(0, 1500)
                .forEach(i -> tally.add(Kind.DECISION, service, "placement", Outcome.DONE, "ENROLLED", "r" + i));
        tally.add(Kind.DECISION, service, "placement", Outcome.DONE, "WAITLISTED", "w");

        List<Entry> entries = tally.entries(Instant.EPOCH);

        assertThat(entries).extracting(Entry::code).containsExactly("ENROLLED", "ENROLLED", "WAITLISTED");
        assertThat(entries).extracting(Entry::times).containsExactly(1000, 500, 1);
        assertThat(entries.get(1).objects()).hasSize(500).startsWith("r1000");
    }
}
