package dev.portolan.engine.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * The folder of a project that keeps what a platform said. Nobody but the user may read it, git passes over it, and each
 * file in it is the old one or the new one and nothing in between.
 */
public final class SnapshotFolder {
    private static final FileAttribute<?>[] NONE = {};

    private final Path project;
    private final Path root;
    private final Path folder;

    private SnapshotFolder(Path project, Path root, Path folder) {
        this.project = project;
        this.root = root;
        this.folder = folder;
    }

    /**
     * The folder of a source.
     *
     * @param project the project's folder
     * @param path the folder's path in the project
     */
    public static SnapshotFolder of(Path project, String path) {
        Path root = project.resolve(path);
        return new SnapshotFolder(project, root, root);
    }

    /** The folder of a stage in it. */
    public SnapshotFolder stage(String name) {
        return new SnapshotFolder(project, root, root.resolve(name));
    }

    /** Where a file of this name is. */
    public Path path(String file) {
        return folder.resolve(file);
    }

    /**
     * Writes the files and what keeps git away from them; files that are there under other names stay.
     *
     * @throws IOException if the folder cannot be made or leads elsewhere, or a file cannot be written; files that were
     *     written before stay written
     */
    public void write(Map<String, String> files) throws IOException {
        make(folder);
        write(root, ".gitignore", "*\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            write(folder, file.getKey(), file.getValue());
        }
    }

    /** A link would lead what is written out of the project. */
    private void make(Path wanted) throws IOException {
        Path above = wanted.getParent();
        if (above != null && !wanted.equals(project)) {
            make(above);
        }
        if (Files.isSymbolicLink(wanted) && !wanted.equals(project)) {
            throw new IOException("'" + wanted + "' is a link");
        }
        if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
            if (!Files.isDirectory(wanted)) {
                throw new IOException("'" + wanted + "' is not a folder");
            }
            if (wanted.startsWith(root) && knowsPermissions(wanted)) {
                Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString("rwx------"));
            }
        } else {
            Files.createDirectory(wanted, wanted.startsWith(root) ? permissions(wanted, "rwx------") : NONE);
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path temporary = Files.createTempFile(folder, ".portolan-", ".tmp", permissions(folder, "rw-------"));
        try {
            Files.writeString(temporary, text, StandardCharsets.UTF_8);
            Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] permissions(Path place, String permissions) {
        return knowsPermissions(place)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : NONE;
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
