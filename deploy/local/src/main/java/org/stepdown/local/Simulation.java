package org.stepdown.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.stepdown.simulator.Simulate;
import org.stepdown.simulator.Tokens;

/** {@code deploy/simulate}: the simulator, with tokens of the local stack where none are given. */
final class Simulation {

    private Simulation() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(System.getProperty(Run.ROOT, ".")).toAbsolutePath().normalize();
        List<String> given = Arrays.asList(arguments);
        org.stepdown.local.Tokens issuer = org.stepdown.local.Tokens.ofStack(root, Offset.of(given));
        System.exit(Simulate.run(
                given,
                System.getenv(),
                System.out,
                System.err,
                new Tokens(issuer.kept("publisher"), issuer.kept("supervisor"))));
    }
}
