package org.stepdown.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stepdown.delivery.parts.PartFailed;

/** How the jar of an application is started beside others, on a machine that has few cores and little memory. */
final class JavaProgram {

    private JavaProgram() {}

    /** The command line; the jar is unpacked when the build has done so. */
    static List<String> line(Path root, Path packed, int heapMegabytes) {
        String name = packed.getFileName().toString();
        Path unpacked = root.resolve("deploy/local/target/services").resolve(name.substring(0, name.lastIndexOf('.')));
        // One compiler and one collector thread: the services and three parts share few cores and little memory.
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=192m"));
        if (Files.exists(unpacked.resolve(name))) {
            // Classes as the last run left them, ready to use; a run that had none, or others, writes them as it ends.
            line.add("-XX:+AutoCreateSharedArchive");
            line.add("-XX:SharedArchiveFile=" + unpacked.resolve("classes.jsa"));
            line.addAll(List.of("-Xlog:cds=off", "-Xlog:aot=off", "-jar"));
            line.add(unpacked.resolve(name).toString());
        } else if (Files.exists(packed)) {
            line.addAll(List.of("-jar", packed.toString()));
        } else {
            throw new PartFailed("No " + packed + ": build it with mvn package");
        }
        return line;
    }
}
