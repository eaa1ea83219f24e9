package dev.portolan.engine.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Files in memory. */
final class MemoryTree implements FileTree {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    MemoryTree(Map<String, byte[]> files) {
        files.forEach((path, content) -> {
            if (!Paths.isInside(path)) {
                throw new IllegalArgumentException("not a path inside a project: " + path);
            }
            this.files.put(path, content.clone());
        });
    }

    @Override
    public boolean exists(String path) {
        return files.containsKey(path);
    }

    @Override
    public List<String> names(String folder) {
        return entries(folder, below(folder).filter(path -> !path.contains("/")));
    }

    @Override
    public List<String> folders(String folder) {
        return entries(
                folder,
                below(folder).filter(path -> path.contains("/")).map(path -> path.substring(0, path.indexOf('/'))));
    }

    private Stream<String> below(String folder) {
        String prefix = Paths.join(folder, "");
        return files.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()));
    }

    private static List<String> entries(String folder, Stream<String> found) {
        List<String> names = found.distinct().toList();
        if (names.size() > Limits.FOLDER_ENTRIES) {
            throw FileTree.tooMany(folder);
        }
        return names;
    }

    @Override
    public Optional<byte[]> read(String path) {
        byte[] content = files.get(path);
        if (content != null && content.length > Limits.FILE_BYTES) {
            throw FileTree.tooLarge(path, content.length);
        }
        return Optional.ofNullable(content);
    }
}
