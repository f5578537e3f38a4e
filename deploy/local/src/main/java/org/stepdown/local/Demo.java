package org.stepdown.local;

import java.util.List;
import org.stepdown.simulator.Simulate;
import org.stepdown.simulator.Tokens;

/** {@code deploy/run --demo}: hospitals that go on and on, a week of other people every few minutes. */
final class Demo {

    // A week in about eight minutes: fast enough to see seats fill, slow enough to look at.
    private static final String SPEED = "1200";
    private static final String PEOPLE = "150";

    private final Options options;

    Demo(Options options) {
        this.options = options;
    }

    /** Returns at once; ends with this process. */
    void begin() {
        List<String> arguments = List.of(
                "--rounds",
                "0",
                "--speed",
                SPEED,
                "--people",
                PEOPLE,
                "--check",
                "--mllp",
                "127.0.0.1:" + number(Endpoint.MLLP),
                "--referral",
                "http://127.0.0.1:" + number(Endpoint.REFERRAL),
                "--enrollment",
                "http://127.0.0.1:" + number(Endpoint.ENROLLMENT),
                "--notification",
                "http://127.0.0.1:" + number(Endpoint.NOTIFICATION));
        Thread.ofPlatform().daemon().name("demo").start(() -> play(arguments, tokens()));
    }

    private Tokens tokens() {
        org.stepdown.local.Tokens issuer = IssuerProgram.tokens(options);
        return new Tokens(issuer.kept("publisher"), issuer.kept("supervisor"));
    }

    private static void play(List<String> arguments, Tokens tokens) {
        try {
            Simulate.run(arguments, System.getenv(), System.out, System.err, tokens);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int number(Endpoint endpoint) {
        return options.port(endpoint).number();
    }
}
