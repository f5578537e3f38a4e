package org.stepdown.simulator.line;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.stepdown.simulator.fhir.Fhir;
import org.stepdown.simulator.hl7.Hl7;
import org.stepdown.simulator.region.Happening;
import org.stepdown.simulator.region.Hospital;
import org.stepdown.simulator.region.Life;

/** All letters about some lives, with everything that goes wrong between hospitals: late, twice, altered, broken. */
public final class Mailing {

    private static final int MOST_MINUTES_LATE = 600;

    private final Random random;
    private final String run;
    private final Instant start;
    private final Instant end;
    private final List<Letter> letters = new ArrayList<>();
    private int numbers;

    private Mailing(long seed, String run, Instant start, Instant end) {
        this.random = new Random(seed + 1);
        this.run = run;
        this.start = start;
        this.end = end;
    }

    /** In the order in which they go out, none before the start or after the end. */
    public static List<Letter> about(List<Life> lives, long seed, String run, Instant start, Instant end) {
        Mailing mailing = new Mailing(seed, run, start, end);
        for (int life = 0; life < lives.size(); life++) {
            for (Happening what : lives.get(life).told()) {
                mailing.add(lives.get(life).inFhir(), what, life);
            }
        }
        mailing.letters.sort(Comparator.comparing(Letter::at));
        return mailing.letters;
    }

    private void add(boolean inFhir, Happening what, int life) {
        // What happened before the span is told at its start, as by an interface that is new.
        boolean late = random.nextInt(12) == 0;
        Instant at =
                bounded(what.at().plusSeconds(late ? 60L * random.nextInt(MOST_MINUTES_LATE) : random.nextInt(5, 90)));
        String id = "M" + run + "-" + ++numbers;
        if (inFhir) {
            String wanted = what.request() == null ? "200" : "201";
            letters.add(new Letter(
                    "FHIR",
                    at,
                    Fhir.path(what),
                    Hl7.APPLICATION,
                    what.person().hospital().name(),
                    id,
                    Fhir.resource(what, id).getBytes(StandardCharsets.UTF_8),
                    wanted,
                    life,
                    false));
            return;
        }
        Letter letter = hl7(what, id, at, UnaryOperator.identity(), "AA", life);
        letters.add(letter);
        switch (random.nextInt(60)) {
            case 0, 1, 2 -> letters.add(letter.again(soonAfter(at)));
            // The same name on another message: the first stands.
            case 3 -> letters.add(hl7(what, id, soonAfter(at), text -> text + "NTE|1||another text\n", "AE 205", -1));
            case 4 -> addBroken(what, at, text -> text.replaceFirst("(?m)^(PID\\|1\\|\\|)[^|]*", "$1"), "AE 101");
            case 5 ->
                addBroken(
                        what,
                        at,
                        text -> text.replaceFirst("\\|(ADT\\^A|REF\\^I)\\d\\d[^|]*\\|", "|ADT^A99|"),
                        "AR 201");
            case 6 -> addBroken(what, at, text -> text.replaceFirst("\\|P\\|2\\.", "|T|2."), "AR 202");
            case 7 -> addBroken(what, at, text -> text.replaceFirst("\\|P\\|2\\.[0-9.]+", "|P|9.9"), "AR 203");
            default -> {}
        }
    }

    private void addBroken(Happening what, Instant at, UnaryOperator<String> fault, String wanted) {
        letters.add(hl7(what, "M" + run + "-" + ++numbers, at, fault, wanted, -1));
    }

    private Letter hl7(Happening what, String id, Instant at, UnaryOperator<String> fault, String wanted, int life) {
        Hospital hospital = what.person().hospital();
        Charset charset = hospital.charset();
        String text = fault.apply(Hl7.message(what, id)).replace('\n', '\r');
        return new Letter(
                hospital.name(),
                at,
                "",
                Hl7.APPLICATION,
                hospital.name(),
                id,
                text.getBytes(charset),
                wanted,
                life,
                false);
    }

    private Instant soonAfter(Instant at) {
        return bounded(at.plus(random.nextInt(1, 40), ChronoUnit.MINUTES));
    }

    private Instant bounded(Instant time) {
        return time.isBefore(start) ? start : time.isAfter(end) ? end : time;
    }
}
