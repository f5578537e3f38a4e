package org.stepdown.referral.encounter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stepdown.referral.Story;
import org.stepdown.referral.encounter.Fact.Kind;

/** Order is by event time: any order of arrival ends in the same history and the same referral. */
class AnyOrderTest {

    @Property(tries = 300)
    void any_order_of_arrival_makes_the_same_history(@ForAll("stories") Story story, @ForAll long seed) {
        List<Fact> told = story.facts();
        List<Fact> shuffled = new ArrayList<>(told);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(History.of(shuffled)).isEqualTo(History.of(told));
        assertThat(Story.screened(shuffled)).isEqualTo(Story.screened(told));
    }

    @Provide
    Arbitrary<Story> stories() {
        return steps().list().ofMinSize(1).ofMaxSize(12).map(steps -> {
            Story story = Story.ofAPatient();
            steps.forEach(step -> step.tell(story));
            return story;
        });
    }

    private static Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(
                                Kind.ADMITTED,
                                Kind.REGISTERED,
                                Kind.UPDATED,
                                Kind.CLASS_CHANGED,
                                Kind.DISCHARGED,
                                Kind.DISCHARGE_CANCELLED,
                                Kind.ADMISSION_CANCELLED),
                        Arbitraries.of("V1", "V2", "V3"),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.of("01", "07", "03", "20"),
                        Arbitraries.of("F33.1", "F10.20", "K35.80"),
                        Arbitraries.of(PatientClass.INPATIENT, PatientClass.EMERGENCY))
                .as(Step::new);
    }

    private record Step(Kind kind, String visit, int day, String disposition, String code, PatientClass patientClass) {

        void tell(Story story) {
            story.as(patientClass)
                    .says(
                            kind,
                            visit,
                            "2026-03-%02d".formatted(day),
                            kind == Kind.DISCHARGED ? disposition : null,
                            code);
        }
    }
}
