package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The files of a project, on disk or in memory: bounded in size, depth and number, and never outside the project's
 * folder. A file is read once and each fault of it told once, however often it is asked for. Safe for many threads.
 *
 * <p>A path that leads upwards, is absolute or has a backslash names no file.
 */
public final class ProjectFolder implements ProjectFiles {
    private static final Comparator<Origin.InFile> BY_LINE = Comparator.comparing(Origin.InFile::file)
            .thenComparing(Origin.InFile::line)
            .thenComparing(Origin.InFile::column);

    private static final Comparator<Finding> BY_PLACE = Comparator.comparing(ProjectFolder::place, BY_LINE)
            .thenComparing(finding -> finding.code().id())
            .thenComparing(Finding::detail);

    private final FileTree tree;
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Parsed json = new Parsed(JsonReader::read);
    private final Parsed yaml = new Parsed(YamlReader::read);
    private final Parsed toml = new Parsed(TomlReader::read);
    private final Parsed dotenv = new Parsed(DotenvReader::read);

    private ProjectFolder(FileTree tree) {
        this.tree = tree;
    }

    /** A reader of one format. */
    private interface Reader {
        Optional<InputNode> read(String path, String text, Consumer<Finding> findings);
    }

    /** The folder at this path. If there is none, that is a finding and no file exists. */
    public static ProjectFolder open(Path folder) {
        try {
            Path root = folder.toRealPath();
            if (Files.isDirectory(root)) {
                return new ProjectFolder(new DiskTree(root));
            }
            return none(folder, "It is a file.");
        } catch (IOException fault) {
            return none(folder, "");
        }
    }

    /**
     * Files in memory, by their paths.
     *
     * @throws IllegalArgumentException if a path does not lie inside a project
     */
    public static ProjectFolder ofMemory(Map<String, byte[]> files) {
        return new ProjectFolder(new MemoryTree(files));
    }

    private static ProjectFolder none(Path folder, String detail) {
        var nothing = new ProjectFolder(new MemoryTree(Collections.emptyMap()));
        String shown = folder.toString().replace('\\', '/');
        nothing.tell(Finding.at(Paths.place(shown), ReadFinding.NO_FOLDER, detail));
        return nothing;
    }

    /** What is wrong with the files that were asked for so far, each once, ordered by file and place. */
    public List<Finding> findings() {
        synchronized (findings) {
            return findings.stream().sorted(BY_PLACE).toList();
        }
    }

    @Override
    public boolean exists(String path) {
        return Paths.isInside(path) && orElse(false, () -> tree.exists(path));
    }

    @Override
    public List<String> list(String folder) {
        if (!folder.isEmpty() && !Paths.isInside(folder)) {
            return List.of();
        }
        List<String> names = orElse(List.of(), () -> tree.names(folder));
        return names.stream()
                .map(name -> Paths.join(folder, name))
                .filter(Paths::isInside)
                .sorted()
                .toList();
    }

    @Override
    public Optional<String> text(String path) {
        if (!Paths.isInside(path)) {
            return Optional.empty();
        }
        Function<String, Optional<String>> read =
                asked -> orElse(Optional.empty(), () -> tree.read(asked).map(content -> Utf8.decode(asked, content)));
        return texts.computeIfAbsent(path, read);
    }

    @Override
    public Optional<InputNode> json(String path) {
        return json.get(path);
    }

    @Override
    public Optional<InputNode> yaml(String path) {
        return yaml.get(path);
    }

    @Override
    public Optional<InputNode> toml(String path) {
        return toml.get(path);
    }

    /** A file of {@code NAME=value} lines, nothing in it expanded. */
    public Optional<InputNode> dotenv(String path) {
        return dotenv.get(path);
    }

    private <T> T orElse(T nothing, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            tell(refusal.finding());
            return nothing;
        }
    }

    private void tell(Finding finding) {
        synchronized (findings) {
            findings.add(finding);
        }
    }

    private static Origin.InFile place(Finding finding) {
        return (Origin.InFile) finding.places().get(0); // all that is told here has just one place, in a file
    }

    /** The files that were read in one format. */
    private final class Parsed {
        private final Reader reader;
        private final Map<String, Optional<InputNode>> nodes = new ConcurrentHashMap<>();

        Parsed(Reader reader) {
            this.reader = reader;
        }

        Optional<InputNode> get(String path) {
            return nodes.computeIfAbsent(
                    path, asked -> text(asked).flatMap(text -> reader.read(asked, text, ProjectFolder.this::tell)));
        }
    }
}
