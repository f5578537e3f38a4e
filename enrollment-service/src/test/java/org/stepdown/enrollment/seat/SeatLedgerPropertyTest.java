package org.stepdown.enrollment.seat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SeatLedgerPropertyTest {

    private static final String COHORT = "cohort";
    private static final Instant SESSION = Instant.parse("2026-03-02T14:00:00Z");
    private static final List<SeatState> STATES = List.of(SeatState.values());

    @Property
    void no_sequence_of_moves_oversells_or_miscounts(@ForAll("moves") List<Move> moves) {
        SeatLedger ledger = new SeatLedger(Map.of(COHORT, Census.empty(3)), Map.of(), List.of());
        Map<UUID, Seat> live = new HashMap<>();

        for (int i = 0; i < moves.size(); i++) {
            int before = ledger.census(COHORT).taken();
            apply(moves.get(i), new UUID(1, i), ledger, live);

            Census census = ledger.census(COHORT);
            assertThat(census.taken()).isEqualTo(live.size()).isLessThanOrEqualTo(Math.max(census.capacity(), before));
            assertThat(census.free()).isEqualTo(Math.max(0, census.capacity() - live.size()));
            assertThat(ledger.starting(COHORT, SESSION)).isEqualTo(live.size());
            live.forEach((referral, seat) -> assertThat(ledger.seatOf(referral)).isEqualTo(seat));
        }
    }

    private static void apply(Move move, UUID seatId, SeatLedger ledger, Map<UUID, Seat> live) {
        UUID referral = new UUID(0, move.who());
        UUID other = new UUID(0, move.other());
        Seat held = live.get(referral);
        switch (move.kind()) {
            case "take" -> {
                Seat seat = new Seat(seatId, COHORT, referral, SeatState.ENROLLED, SESSION, null);
                if (ledger.take(seat)) {
                    assertThat(live.put(referral, seat)).isNull();
                }
            }
            case "resize" -> ledger.resize(COHORT, move.other());
            case "hand-over" -> {
                if (held != null && !live.containsKey(other)) {
                    Seat heir = new Seat(seatId, COHORT, other, SeatState.ON_HOLD, SESSION, null);
                    assertThat(ledger.handOver(held, heir).state()).isEqualTo(SeatState.RELEASED);
                    live.remove(referral);
                    live.put(other, heir);
                }
            }
            default -> {
                if (held != null) {
                    Seat moved = ledger.move(held, STATES.get(move.other() % STATES.size()));
                    live.remove(referral);
                    if (moved.state().isLive()) {
                        live.put(referral, moved);
                    }
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Combinators.combine(
                        Arbitraries.of("take", "take", "resize", "hand-over", "move"),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 5))
                .as(Move::new)
                .list()
                .ofMaxSize(60);
    }

    record Move(String kind, int who, int other) {}
}
