package dev.portolan.engine.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A folder on disk. Links are followed as long as they stay inside. */
final class DiskTree implements FileTree {
    private final Path root;

    /**
     * A folder.
     *
     * @param root its real path
     */
    DiskTree(Path root) {
        this.root = root;
    }

    @Override
    public boolean exists(String path) {
        return find(path).filter(Files::isRegularFile).isPresent();
    }

    @Override
    public List<String> names(String folder) {
        return names(folder, Files::isRegularFile);
    }

    @Override
    public List<String> folders(String folder) {
        return names(folder, Files::isDirectory);
    }

    private List<String> names(String folder, Predicate<Path> kind) {
        Optional<Path> found = find(folder).filter(Files::isDirectory);
        if (found.isEmpty()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        int entries = 0;
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(found.get())) {
            for (Path entry : stream) {
                if (++entries > Limits.FOLDER_ENTRIES) {
                    throw FileTree.tooMany(folder);
                }
                if (kind.test(entry)) {
                    names.add(String.valueOf(entry.getFileName()));
                }
            }
        } catch (IOException | DirectoryIteratorException fault) {
            throw unreadable(folder, "The folder cannot be listed.");
        }
        return names;
    }

    @Override
    public Optional<byte[]> read(String path) {
        Optional<Path> file = find(path).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream stream = Files.newInputStream(file.get(), LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = stream.readNBytes(Limits.FILE_BYTES + 1);
            if (content.length > Limits.FILE_BYTES) {
                throw FileTree.tooLarge(path, Files.size(file.get()));
            }
            return Optional.of(content);
        } catch (IOException fault) {
            throw unreadable(path, "The file cannot be opened.");
        }
    }

    /** The real path of something inside the folder, if it is there. */
    private Optional<Path> find(String path) {
        Optional<Path> named = resolve(path);
        if (named.isEmpty() || !isThere(path, named.get())) {
            return Optional.empty();
        }
        Path real;
        try {
            real = named.get().toRealPath();
        } catch (IOException fault) {
            throw unreadable(path, "The link leads nowhere.");
        }
        if (!real.startsWith(root)) {
            throw new Refusal(Paths.place(path), ReadFinding.OUTSIDE_FOLDER, "");
        }
        return Optional.of(real);
    }

    private Optional<Path> resolve(String path) {
        try {
            return Optional.of(root.resolve(path));
        } catch (InvalidPathException fault) { // no file of this system can have this name
            return Optional.empty();
        }
    }

    private static boolean isThere(String path, Path named) {
        try {
            Files.readAttributes(named, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (AccessDeniedException fault) {
            throw unreadable(path, "A folder above it may not be read.");
        } catch (IOException fault) { // nothing there, or a file where a folder should be
            return false;
        }
    }

    private static Refusal unreadable(String path, String detail) {
        return new Refusal(Paths.place(path), ReadFinding.UNREADABLE, detail);
    }
}
