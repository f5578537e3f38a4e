import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Run by the build with {@code java UnpackPostgres.java <folder of the .txz> <target folder>}: unpacks with links
 * and execute permission, and only when the archive is newer than what is there.
 */
public final class UnpackPostgres {

    public static void main(String[] arguments) throws IOException {
        Path archive;
        try (var files = Files.list(Path.of(arguments[0]))) {
            archive = files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
        }
        Path target = Path.of(arguments[1]).toAbsolutePath().normalize();
        Path complete = target.resolve(".complete");
        if (Files.exists(complete)
                && Files.getLastModifiedTime(complete).compareTo(Files.getLastModifiedTime(archive)) >= 0) {
            return;
        }
        Files.createDirectories(target);
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
        Files.writeString(complete, archive.getFileName().toString());
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(file, permissions);
        }
    }
}
