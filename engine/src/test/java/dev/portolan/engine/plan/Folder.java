package dev.portolan.engine.plan;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of a test, with short names for what the tests do to it and ask of it. */
record Folder(Path path) {
    static RenderedFile file(String path, String content) {
        return new RenderedFile(path, content, Document.Mode.NORMAL);
    }

    static RenderedFile file(String path, String content, Document.Mode mode) {
        return new RenderedFile(path, content, mode);
    }

    /** Asked of the store, not of the class under test. */
    static boolean knowsPermissions(Path below) {
        try {
            return Files.getFileStore(below).supportsFileAttributeView(PosixFileAttributeView.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    WritePlan plan(RenderedFile... files) {
        return planFor("fly", files);
    }

    WritePlan planFor(String target, RenderedFile... files) {
        return planFor(target, "production", List.of(files));
    }

    WritePlan planForStage(String stage, RenderedFile... files) {
        return planFor("fly", stage, List.of(files));
    }

    WritePlan plan(List<RenderedFile> files) {
        return planFor("fly", "production", files);
    }

    private WritePlan planFor(String target, String stage, List<RenderedFile> files) {
        return WritePlan.of(target, stage, files, Set.of(), path, new Disk());
    }

    /** Has Portolan write the files, as an earlier run. */
    Folder written(RenderedFile... files) {
        if (!plan(files).apply().isDone()) {
            throw new AssertionError("the earlier run has conflicts");
        }
        return this;
    }

    Folder put(String name, String content) {
        try {
            Files.createDirectories(path.resolve(name).getParent());
            Files.writeString(path.resolve(name), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Folder link(String name, Path to) throws IOException {
        Files.createSymbolicLink(path.resolve(name), to);
        return this;
    }

    String read(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that is there, links not followed: files with their text, {@code @} and where it leads of a link. */
    Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        if (!Files.exists(path)) {
            return contents;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.filter(each -> !each.equals(path)).toList()) {
                String name = path.relativize(one).toString();
                if (Files.isSymbolicLink(one)) {
                    contents.put(name, "@" + Files.readSymbolicLink(one));
                } else if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
                    contents.put(name, "(folder)");
                } else {
                    contents.put(name, Files.isRegularFile(one) ? Files.readString(one) : "(special)");
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
