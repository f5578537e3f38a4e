package org.stepdown.vault.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.stepdown.vault.DataKey;
import org.stepdown.vault.MasterKeys;
import org.stepdown.vault.Rewrap;

/** Lists, renews and retires keys; see its usage. */
public final class Keys {

    private static final String USAGE = """
            Usage: keys COMMAND --url=jdbc:postgresql://HOST:PORT/DATABASE --key-file=FILE [--by=NAME]
              make            makes FILE with one master key, if it is not there (needs no --url)
              list            every data key, the master key that it is under, and how many values need it
              rotate          a new data key, which seals from now on; instances notice within half a minute
              rewrap          seals everything anew that is sealed with an older key, while the services run
              retire          deletes data keys that nothing needs; backups from before can't be read without them
              master-rotate   a new master key in FILE, and all data keys under it; put FILE in place everywhere
              master-retire   takes master keys out of FILE that no data key needs
            User and password of the database: PGUSER and PGPASSWORD in the environment.
            """;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    /** @param environment where user and password of the database are looked up */
    public Keys(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new Keys(out, err, System.getenv()).run(List.of(arguments)));
    }

    /** @return exit code: 0 done, 1 it can't be done, 2 misused */
    public int run(List<String> arguments) {
        Map<String, String> options = new HashMap<>();
        String command = null;
        for (String argument : arguments) {
            int value = argument.indexOf('=');
            if (argument.startsWith("--") && value > 0) {
                options.put(argument.substring(2, value), argument.substring(value + 1));
            } else if (command == null && !argument.startsWith("--")) {
                command = argument;
            } else {
                return misused(argument.equals("--help"));
            }
        }
        String file = options.get("key-file");
        String url = options.get("url");
        if (command == null || file == null || url == null && !command.equals("make")) {
            return misused(false);
        }
        try {
            return run(command, Path.of(file), url == null ? "" : url, options.getOrDefault("by", "keys"));
        } catch (RuntimeException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int run(String command, Path file, String url, String by) {
        if (command.equals("make")) {
            MasterKeys.make(file);
            return 0;
        }
        Rewrap care = new Rewrap(database(url), file, by);
        switch (command) {
            case "list" -> list(care);
            case "rotate" ->
                out.println("data key " + DataKey.name(care.rotate().id()) + " seals from now on");
            case "rewrap" -> out.println(care.rewrap() + " values are sealed anew");
            case "retire" -> gone(care.retire(), "data");
            case "master-rotate" -> {
                MasterKeys masters = MasterKeys.add(file);
                out.println(care.rewrapKeys() + " data keys are under master key " + DataKey.name(masters.primary()));
            }
            case "master-retire" -> gone(care.retireMasters(), "master");
            default -> {
                return misused(false);
            }
        }
        return 0;
    }

    private void list(Rewrap care) {
        out.printf("%-10s %-8s %-26s %-10s %12s%n", "KEY", "FOR", "MADE", "MASTER", "VALUES");
        for (Rewrap.Use use : care.uses()) {
            DataKey key = use.key();
            boolean seals = key.purpose() == DataKey.Purpose.SEAL;
            out.printf(
                    "%-10s %-8s %-26s %-10s %12s%n",
                    DataKey.name(key.id()) + (use.seals() ? " *" : ""),
                    seals ? "sealing" : "marks",
                    key.madeAt().toString().substring(0, 19) + "Z",
                    DataKey.name(key.wrappedBy()),
                    seals ? use.values() : "");
        }
    }

    private void gone(List<Integer> ids, String kind) {
        if (ids.isEmpty()) {
            out.println("no " + kind + " key can go");
        }
        ids.forEach(id -> out.println(kind + " key " + DataKey.name(id) + " is gone"));
    }

    private int misused(boolean asked) {
        (asked ? out : err).print(USAGE);
        return asked ? 0 : 2;
    }

    private PGSimpleDataSource database(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        String user = environment.get("PGUSER");
        String password = environment.get("PGPASSWORD");
        if (user != null) {
            database.setUser(user);
        }
        if (password != null) {
            database.setPassword(password);
        }
        return database;
    }
}
