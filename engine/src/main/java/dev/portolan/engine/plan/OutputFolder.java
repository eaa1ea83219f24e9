package dev.portolan.engine.plan;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder that files are written to, and the only one. Looks before anything is written; changes nothing. */
final class OutputFolder {
    /** Nothing that Portolan writes comes near; a file above it is not read. */
    static final long LARGEST = 64L << 20;

    private final Path root;

    OutputFolder(Path root) {
        this.root = root.toAbsolutePath();
    }

    Path root() {
        return root;
    }

    /** What stands at a path below this folder, which has {@code /} between its steps. Never throws. */
    Place look(String relative) {
        Path below;
        try {
            below = root.getFileSystem().getPath(relative);
        } catch (InvalidPathException e) {
            return Place.taken(root, Place.Kind.OUTSIDE, "This file system has no such file name.");
        }
        boolean plain = below.getRoot() == null
                && below.equals(below.normalize())
                && !below.startsWith("..")
                && !below.toString().isEmpty();
        Path path = root.resolve(below);
        if (!plain) {
            return Place.taken(path, Place.Kind.OUTSIDE, "");
        }
        try {
            Place obstacle = obstacleAbove(path);
            return obstacle == null ? lookAt(path) : obstacle;
        } catch (IOException e) {
            return Place.taken(path, Place.Kind.UNREADABLE, "The reason: " + reason(e) + ".");
        }
    }

    /** The path as users see it: below this folder where it is there. */
    String show(Path path) {
        return path.startsWith(root) && !path.equals(root)
                ? root.relativize(path).toString()
                : path.toString();
    }

    private @Nullable Place obstacleAbove(Path path) throws IOException {
        for (Path folder : foldersTo(path)) {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return Place.free(path);
            }
            if (!Files.isDirectory(folder)) {
                return Place.taken(path, Place.Kind.BLOCKED, "'" + show(folder) + "' is not a folder.");
            }
            if (folder.startsWith(root) && !folder.toRealPath().startsWith(root.toRealPath())) {
                String detail = "'" + show(folder) + "' leads to " + folder.toRealPath() + ".";
                return Place.taken(path, Place.Kind.OUTSIDE, detail);
            }
        }
        return null;
    }

    /** From the nearest folder above the root that is there, down to the one that holds the path. */
    private Deque<Path> foldersTo(Path path) {
        var folders = new ArrayDeque<Path>();
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            folders.push(folder);
            boolean aboveRoot = !folder.startsWith(root) || folder.equals(root);
            if (aboveRoot && Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                break;
            }
        }
        return folders;
    }

    private static Place lookAt(Path path) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Place.free(path);
        }
        if (attributes.isSymbolicLink()) {
            return Place.taken(path, Place.Kind.LINK, "It leads to " + Files.readSymbolicLink(path) + ".");
        }
        if (!attributes.isRegularFile()) {
            return Place.taken(
                    path,
                    Place.Kind.BLOCKED,
                    attributes.isDirectory() ? "It is a folder." : "It is neither a file nor a folder.");
        }
        if (attributes.size() > LARGEST) {
            return Place.taken(path, Place.Kind.UNREADABLE, "It is larger than 64 MiB.");
        }
        return Place.file(path, Files.readAllBytes(path), permissions(path));
    }

    private static @Nullable Set<PosixFilePermission> permissions(Path path) throws IOException {
        return Disk.knowsPermissions(path) ? Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS) : null;
    }

    /** Why the file system refused, in words; its own where it has some. */
    static String reason(IOException e) {
        String own = e instanceof FileSystemException refused ? refused.getReason() : e.getMessage();
        if (own != null && !own.isEmpty()) {
            return own;
        }
        return switch (e.getClass().getSimpleName()) {
            case "AccessDeniedException" -> "permission denied";
            case "NoSuchFileException" -> "its folder is gone";
            case "FileAlreadyExistsException" -> "something else is there already";
            default -> e.getClass().getSimpleName();
        };
    }
}
