package org.stepdown.enrollment.model;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stepdown.enrollment.model.Step.Kind;

/**
 * Whatever happens, in whatever order, the service on its database stands as somebody with pencil and paper would have
 * it: where every referral stands, every seat, the census, the waitlist in its order, and the follow-up clocks. Each
 * case is a transaction that is rolled back, so that thousands of them take no clearing up.
 */
class ModelTest {

    private static Instance service;

    @BeforeContainer
    static void start() {
        service = new Instance();
        Practice.prepare(service);
    }

    @AfterContainer
    static void stop() {
        service.close();
    }

    @Property(tries = 2_000, seed = "20260302")
    void the_service_stands_as_the_rules_say(@ForAll("streams") List<Step> stream, @ForAll boolean offers) {
        Practice.runs(service, stream, offers);
    }

    @Provide
    Arbitrary<List<Step>> streams() {
        Arbitrary<Kind> kinds = Arbitraries.frequency(
                Tuple.of(30, Kind.REFER),
                Tuple.of(8, Kind.CHANGE),
                Tuple.of(4, Kind.CLOSE),
                Tuple.of(4, Kind.MERGE),
                Tuple.of(22, Kind.STAFF),
                Tuple.of(10, Kind.SESSION),
                Tuple.of(4, Kind.REACH),
                Tuple.of(2, Kind.FINISH),
                Tuple.of(8, Kind.COHORT),
                Tuple.of(1, Kind.HOLIDAY),
                Tuple.of(1, Kind.PROGRAM),
                Tuple.of(10, Kind.VISIT),
                Tuple.of(10, Kind.TIME));
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 999_999),
                        Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(24);
    }
}
