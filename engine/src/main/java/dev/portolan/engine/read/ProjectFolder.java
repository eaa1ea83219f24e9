package dev.portolan.engine.read;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    /** Where what a source's platform said lies, by the source, where the user said so. */
    private final Map<String, String> states;

    private final Set<Finding> findings = new LinkedHashSet<>();
    private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();
    private final Parsed json = new Parsed(JsonReader::read);
    private final Parsed yaml = new Parsed(YamlReader::read);
    private final Parsed toml = new Parsed(TomlReader::read);
    private final Parsed dotenv = new Parsed(DotenvReader::read);

    private ProjectFolder(FileTree tree, Map<String, String> states) {
        this.tree = tree;
        this.states = states;
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
                return new ProjectFolder(new DiskTree(root), Collections.emptyMap());
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
        return new ProjectFolder(new MemoryTree(files), Collections.emptyMap());
    }

    /**
     * The same files, and those of another folder under the name that the user gave to it, wherever it is: what a source's
     * platform said of the running app. It is bounded like the project, and nothing outside it is reached. To be called
     * before anything is read: what is told of this view's files is not told again.
     *
     * @param source the source's id
     * @param folder the folder
     */
    public ProjectFolder withState(String source, Path folder) {
        String name = MountedTree.nameOf(folder);
        var all = new LinkedHashMap<>(states);
        all.put(source, name);
        Optional<Path> root = realFolder(folder);
        FileTree both = root.<FileTree>map(real -> new MountedTree(tree, name, new DiskTree(real)))
                .orElse(tree);
        var view = new ProjectFolder(both, all);
        findings().forEach(view::tell);
        if (root.isEmpty()) {
            view.tell(Finding.at(Paths.place(name), ReadFinding.NO_FOLDER, ""));
        }
        return view;
    }

    private static Optional<Path> realFolder(Path folder) {
        try {
            return Optional.of(folder.toRealPath()).filter(Files::isDirectory);
        } catch (IOException fault) { // nothing there, which is told as for a project
            return Optional.empty();
        }
    }

    private static ProjectFolder none(Path folder, String detail) {
        var nothing = new ProjectFolder(new MemoryTree(Collections.emptyMap()), Collections.emptyMap());
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
        return tree.has(path) && orElse(false, () -> tree.exists(path));
    }

    @Override
    public List<String> list(String folder) {
        return inOrder(folder, tree::names);
    }

    @Override
    public List<String> folders(String folder) {
        return inOrder(folder, tree::folders);
    }

    private List<String> inOrder(String folder, Function<String, List<String>> listing) {
        if (!folder.isEmpty() && !tree.has(folder)) {
            return List.of();
        }
        List<String> names = orElse(List.of(), () -> listing.apply(folder));
        return names.stream()
                .map(name -> Paths.join(folder, name))
                .filter(tree::has)
                .sorted()
                .toList();
    }

    @Override
    public String stateFolder(String source) {
        return states.getOrDefault(source, ProjectFiles.super.stateFolder(source));
    }

    @Override
    public Optional<String> text(String path) {
        if (!tree.has(path)) {
            return Optional.empty();
        }
        Function<String, Optional<String>> read =
                asked -> orElse(Optional.empty(), () -> tree.read(asked).map(content -> Utf8.decode(asked, content)));
        return texts.computeIfAbsent(path, read);
    }

    /** Whether a file, which need not be a text, holds these characters of ASCII; one that cannot be read does not. */
    public boolean holds(String path, String ascii) {
        if (!tree.has(path)) {
            return false;
        }
        try {
            return tree.read(path)
                    .filter(content -> new String(content, StandardCharsets.ISO_8859_1).contains(ascii))
                    .isPresent();
        } catch (Refusal refusal) { // whoever reads the file is told
            return false;
        }
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
