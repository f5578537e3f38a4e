package org.stepdown.delivery.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The folder with the unpacked broker, registry and database server, as the build of this module leaves it. */
public record Parts(Path folder) {

    /** The system property that names the folder. */
    public static final String PROPERTY = "stepdown.parts";

    public Parts {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The folder that the system property {@value #PROPERTY} names. */
    public static Parts located() {
        String folder = System.getProperty(PROPERTY);
        if (folder == null || folder.isBlank()) {
            throw new PartFailed("The system property " + PROPERTY + " is not set: it names the folder with the broker,"
                    + " the registry and the database server (schemas/delivery-kit/target/parts after a build)");
        }
        return new Parts(Path.of(folder));
    }

    Path kafka() {
        return present("kafka", "");
    }

    Path registry() {
        return present("registry", "quarkus-run.jar");
    }

    Path postgres() {
        String system = System.getProperty("os.name", "");
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
            throw new PartFailed("The bundled PostgreSQL runs on Linux (x86-64 and ARM 64), not on " + system);
        }
        return present("postgres", "bin/postgres");
    }

    private Path present(String part, String proof) {
        Path here = folder.resolve(part);
        if (!Files.exists(here.resolve(proof))) {
            throw new PartFailed(
                    "No " + part + " in " + folder + ": build schemas/delivery-kit (mvn process-resources),"
                            + " or set the system property " + PROPERTY + " to a folder that has it");
        }
        return here;
    }
}
