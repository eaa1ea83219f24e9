package dev.portolan.engine.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        String prefix = Paths.join(folder, "");
        List<String> names = files.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(name -> !name.contains("/"))
                .toList();
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
