package dev.portolan.engine;

import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether what a platform said of a running app would leave the project with the code: into git, or into an image. It looks
 * at files only; a rule that is written in an unusual way may be missed, and is then told for nothing.
 */
public final class StateExposure {
    private static final String INDEX = ".git/index";
    private static final String TOP = ".portolan";

    private final ProjectFolder files;
    private final String folder;

    private StateExposure(ProjectFolder files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    /** What there is to tell of a source's folder; nothing where it has no files, or lies where the user wished. */
    public static List<Finding> findings(ProjectFolder files, String source) {
        String folder = files.stateFolder(source);
        return folder.equals(TOP + "/" + source) ? new StateExposure(files, folder).findings() : List.of();
    }

    private List<Finding> findings() {
        List<String> state = Stream.concat(Stream.of(folder), files.folders(folder).stream())
                .flatMap(each -> files.list(each).stream())
                .filter(file -> !file.endsWith("/.gitignore"))
                .toList();
        if (state.isEmpty()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        // An entry of the index ends its path with a zero byte: https://git-scm.com/docs/index-format
        List<String> tracked =
                state.stream().filter(file -> files.holds(INDEX, file + "\0")).toList();
        if (!tracked.isEmpty()) {
            List<Origin> places =
                    tracked.stream().map(file -> Origin.inFile(file, 0, 0)).toList();
            findings.add(new Finding(EngineFinding.STATE_IN_GIT, List.of(), places, "These files are tracked."));
        } else if (!isIgnoredByGit()) {
            findings.add(Finding.at(place(), EngineFinding.STATE_IN_GIT, "No .gitignore passes over " + folder + "."));
        }
        if (hasDockerfile() && !isIgnoredByDocker()) {
            findings.add(Finding.at(place(), EngineFinding.STATE_IN_IMAGE, ""));
        }
        return findings;
    }

    private Origin place() {
        return Origin.inFile(folder, 0, 0);
    }

    private boolean isIgnoredByGit() {
        String own = folder.substring(TOP.length() + 1);
        return ignores(folder + "/.gitignore", "")
                || ignores(TOP + "/.gitignore", own)
                || ignores(".gitignore", TOP)
                || ignores(".gitignore", folder);
    }

    private boolean isIgnoredByDocker() {
        return ignores(".dockerignore", TOP) || ignores(".dockerignore", folder);
    }

    private boolean hasDockerfile() {
        return files.list("").stream()
                .anyMatch(file ->
                        file.equals("Dockerfile") || file.startsWith("Dockerfile.") || file.endsWith(".Dockerfile"));
    }

    /** Whether a file of patterns names this, or everything, and takes nothing of it back. */
    private boolean ignores(String file, String name) {
        List<String> lines = files.exists(file)
                ? files.text(file).orElse("").lines().map(String::strip).toList()
                : List.of();
        boolean isTakenBack = lines.stream().anyMatch(line -> line.startsWith("!") && line.contains(TOP.substring(1)));
        return !isTakenBack
                && lines.stream().map(StateExposure::bare).anyMatch(List.of("*", ".*", "**", name)::contains);
    }

    /** A pattern without what does not change what it means for a folder at the top. */
    private static String bare(String pattern) {
        String bare = pattern.startsWith("**/") ? pattern.substring(3) : pattern;
        bare = bare.startsWith("/") ? bare.substring(1) : bare;
        for (String end : List.of("/", "/**", "/*")) {
            bare = bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : bare;
        }
        return bare;
    }
}
