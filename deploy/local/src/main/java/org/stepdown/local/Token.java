package org.stepdown.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** {@code deploy/token}: prints a bearer token of the running local stack. */
final class Token {

    private static final String USAGE =
            """
            Usage: deploy/token [--data DIR] [--offset N] [--port issuer=N] WHO
            Prints a bearer token of the running local stack, good for an hour. WHO is a role (%s),
            an account, or a publisher: publisher (for every facility), publisher-genhosp, publisher-lakeside,
            publisher-haven.
            """.formatted(Tokens.PEOPLE.keySet().stream().sorted().collect(Collectors.joining(", ")));

    private Token() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path root = Path.of(System.getProperty(Run.ROOT, ".")).toAbsolutePath().normalize();
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        if (rest.contains("--help") || rest.contains("-h")) {
            System.out.print(USAGE);
            return;
        }
        if (rest.isEmpty()) {
            System.err.print(USAGE);
            System.exit(2);
        }
        String whom = rest.removeLast();
        try {
            Options options = Options.parsed(root, rest);
            System.out.println(IssuerProgram.tokens(options).of(whom));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage() == null ? "Is the stack running? " + e : e.getMessage());
            System.exit(1);
        }
    }
}
