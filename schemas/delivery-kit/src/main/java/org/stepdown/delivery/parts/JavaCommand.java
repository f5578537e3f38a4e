package org.stepdown.delivery.parts;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Command lines for children that run on the JDK that runs us. */
final class JavaCommand {

    /** The first compiler only: a part that lives for minutes never earns back what the second one costs. */
    static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private JavaCommand() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The jar or folder that has this package's classes. */
    static Path ourClasses() {
        try {
            return Path.of(JavaCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new PartFailed("The kit's own classes are in no file", e);
        }
    }
}
