package org.stepdown.delivery.avro;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro, which keeps one list for the whole process, which generated classes it may make instances of. */
final class TrustedPackages {

    private static final Set<String> PACKAGES = ConcurrentHashMap.newKeySet();

    static {
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), TrustedPackages::contains));
    }

    private TrustedPackages() {}

    static void allow(Collection<String> packages) {
        PACKAGES.addAll(packages);
    }

    private static boolean contains(Class<?> type) {
        return PACKAGES.stream().anyMatch(name -> type.getName().startsWith(name + "."));
    }
}
