package org.stepdown.delivery.parts;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it directly; root runs it in a user namespace without
 * mapped users, where it has no privilege and yet owns its files, or, where the system allows no such namespace, as
 * {@code nobody}.
 *
 * @param prefix goes before the command
 * @param changesOwner whether files must be given to the other user
 */
record UnprivilegedUser(List<String> prefix, boolean changesOwner) {

    private static final String NOBODY = "nobody";

    /** The first way in which this program can be run at all. */
    static UnprivilegedUser chosen(Path program, Duration limit) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(List.of(), false);
        }
        UnprivilegedUser namespace = new UnprivilegedUser(List.of("unshare", "--user"), false);
        if (namespace.canRun(program, limit)) {
            return namespace;
        }
        UnprivilegedUser nobody = new UnprivilegedUser(
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups", "--inh-caps=-all"), true);
        if (nobody.canRun(program, limit)) {
            return nobody;
        }
        throw new PartFailed(
                "PostgreSQL does not run as root, and root can run it neither with 'unshare --user' nor with"
                        + " 'setpriv --reuid=nobody' (" + program
                        + " must be reachable for it): run as an ordinary user");
    }

    List<String> line(List<String> command) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(command);
        return line;
    }

    void give(Path file) throws IOException {
        if (changesOwner) {
            Files.setOwner(
                    file,
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
        }
    }

    private boolean canRun(Path program, Duration limit) {
        try {
            Process process = new ProcessBuilder(line(List.of(program.toString(), "--version")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
