package dev.portolan.engine.plan;

import dev.portolan.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to the file system, one method each, so that a test can have any of it refused. */
class Disk {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder);
    }

    /** An empty file beside the one that it will become; nobody else can have guessed its name. */
    Path createTemporary(Path folder, Document.Mode mode) throws IOException {
        if (!knowsPermissions(folder)) {
            return Files.createTempFile(folder, ".portolan-", ".tmp");
        }
        String permissions = switch (mode) {
            case NORMAL -> "rw-rw-rw-";
            case EXECUTABLE -> "rwxrwxrwx";
            case PRIVATE -> "rw-------";
        };
        // The file system takes the user's umask off, as for any file that the user creates.
        FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
        return Files.createTempFile(folder, ".portolan-", ".tmp", attribute);
    }

    /** Fills it; what replaces a file keeps that file's permissions as far as the mode lets it. */
    void fill(Path temporary, byte[] content, Document.Mode mode, @Nullable Set<PosixFilePermission> replaced)
            throws IOException {
        if (replaced != null) {
            Files.setPosixFilePermissions(temporary, adjusted(replaced, mode));
        }
        Files.write(temporary, content);
    }

    void move(Path temporary, Path to) throws IOException {
        Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Copies a file, or a link as a link, over a temporary file, so that it can be moved back. */
    void remember(Path from, Path temporary) throws IOException {
        Files.copy(
                from,
                temporary,
                LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes a new file away again. */
    void remove(Path file) throws IOException {
        Files.delete(file);
    }

    /** Copies a file, or a link as a link, to a name that is free. */
    void keep(Path from, Path to) throws IOException {
        Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Whether a file that is there may be read and run by whom the mode says. */
    static boolean fits(@Nullable Set<PosixFilePermission> permissions, Document.Mode mode) {
        return permissions == null || permissions.equals(adjusted(permissions, mode));
    }

    private static Set<PosixFilePermission> adjusted(Set<PosixFilePermission> permissions, Document.Mode mode) {
        var adjusted = EnumSet.noneOf(PosixFilePermission.class);
        adjusted.addAll(permissions);
        switch (mode) {
            case NORMAL -> {}
            case EXECUTABLE -> {
                adjusted.add(PosixFilePermission.OWNER_EXECUTE);
                if (permissions.contains(PosixFilePermission.GROUP_READ)) {
                    adjusted.add(PosixFilePermission.GROUP_EXECUTE);
                }
                if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                    adjusted.add(PosixFilePermission.OTHERS_EXECUTE);
                }
            }
            case PRIVATE -> adjusted.retainAll(OWNER);
        }
        return adjusted;
    }
}
