package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A tree with another one under a name that the user gave: all paths that begin with the name lead there. */
final class MountedTree implements FileTree {
    private final FileTree tree;
    private final String name;
    private final FileTree mounted;

    MountedTree(FileTree tree, String name, FileTree mounted) {
        this.tree = tree;
        this.name = name;
        this.mounted = mounted;
    }

    /** The folder's path as the user typed it, in the form that paths of projects have. */
    static String nameOf(Path folder) {
        String typed = folder.toString().replace('\\', '/');
        return typed.isEmpty() ? "." : typed;
    }

    @Override
    public boolean has(String path) {
        return isMounted(path) ? path.equals(name) || Paths.isInside(below(path)) : tree.has(path);
    }

    @Override
    public boolean exists(String path) {
        return isMounted(path) ? there(path, mounted::exists) : tree.exists(path);
    }

    @Override
    public List<String> names(String folder) {
        return isMounted(folder) ? there(folder, mounted::names) : tree.names(folder);
    }

    @Override
    public List<String> folders(String folder) {
        return isMounted(folder) ? there(folder, mounted::folders) : tree.folders(folder);
    }

    @Override
    public Optional<byte[]> read(String path) {
        return isMounted(path) ? there(path, mounted::read) : tree.read(path);
    }

    private boolean isMounted(String path) {
        return path.equals(name) || path.startsWith(Paths.join(name, ""));
    }

    private String below(String path) {
        return path.equals(name) ? "" : path.substring(Paths.join(name, "").length());
    }

    /** Asks the other tree, which does not know its name: what it refuses is told with the path that was asked for. */
    private <T> T there(String path, Function<String, T> question) {
        try {
            return question.apply(below(path));
        } catch (Refusal refusal) {
            Origin place = Paths.place(path);
            throw new Refusal(
                    place,
                    (ReadFinding) refusal.finding().code(),
                    refusal.finding().detail());
        }
    }
}
