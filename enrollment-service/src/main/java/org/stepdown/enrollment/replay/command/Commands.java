package org.stepdown.enrollment.replay.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The service's jar called with {@code replay} or {@code what-if} as its first argument. */
public final class Commands {

    static final int SAME = 0;
    static final int DIFFERENT = 1;
    static final int USAGE = 2;
    static final int INCOMPLETE = 3;
    static final int FAILED = 4;

    private Commands() {}

    public static boolean isOne(String... arguments) {
        return arguments.length > 0 && List.of("replay", "what-if").contains(arguments[0]);
    }

    /** Runs the command; its exit code. */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        try {
            return run(arguments, out, err);
        } catch (UsageException e) {
            err.println(e.getMessage());
            return USAGE;
        }
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) {
        boolean replays = arguments[0].equals("replay");
        Arguments given = Arguments.of(Arrays.asList(arguments).subList(1, arguments.length), replays);
        if (given.help()) {
            out.print(replays ? ReplayCommand.HELP : WhatIfCommand.HELP);
            return SAME;
        }
        try (ConfigurableApplicationContext parts = parts(given)) {
            return replays
                    ? new ReplayCommand(parts, out, err).run(given)
                    : new WhatIfCommand(parts, out, err).run(given);
        } catch (UsageException e) {
            throw e;
        } catch (Exception e) {
            err.println("It failed: " + reason(e));
            return FAILED;
        }
    }

    private static ConfigurableApplicationContext parts(Arguments given) {
        return new SpringApplicationBuilder(CommandParts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("spring.main.banner-mode=off", "logging.level.org.stepdown=WARN")
                .run(given.settings().toArray(String[]::new));
    }

    /** The innermost reason is the one that somebody can do something about. */
    private static String reason(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null && reason.getCause() != reason) {
            reason = reason.getCause();
        }
        return reason.getClass().getSimpleName() + ": " + reason.getMessage();
    }
}
