package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.source.ProjectFiles;
import java.util.List;

/**
 * The folder that holds a stage's files: one of its own below the folder of the live state, or that folder itself.
 *
 * @param path the folder
 * @param files the files directly in it, without those whose names begin with a dot
 * @param isUnknown whether only other stages are there
 */
record StageFolder(String path, List<String> files, boolean isUnknown) {
    private static final String SOURCE = "heroku";
    private static final String PRODUCTION = "production";

    StageFolder {
        files = List.copyOf(files);
    }

    static String root(ProjectFiles files) {
        return files.stateFolder(SOURCE);
    }

    static StageFolder of(ProjectFiles files, String stage, Findings findings) {
        String root = root(files);
        List<String> flat = visible(files, root);
        List<String> stages = files.folders(root).stream()
                .filter(folder -> !visible(files, folder).isEmpty())
                .toList();
        String own = root + "/" + stage;
        if (stages.contains(own)) {
            var beside = new Naming();
            flat.forEach(file -> beside.add(nameOf(file), Origin.inFile(file, 0, 0)));
            findings.name(LiveFinding.LIVE_STAGE_FILES_BESIDE, beside);
            return new StageFolder(own, visible(files, own), false);
        }
        // Who keeps one stage in a folder of its own and another one beside it keeps the running app there.
        if (stages.isEmpty() || (stage.equals(PRODUCTION) && !flat.isEmpty())) {
            return new StageFolder(root, flat, false);
        }
        String named =
                String.join(", ", stages.stream().map(StageFolder::nameOf).toList());
        String detail = "There is no '%s' in %s; these are there: %s.".formatted(stage, root, named);
        findings.report(LiveFinding.LIVE_STAGE_UNKNOWN, detail, Origin.inFile(root, 0, 0));
        return new StageFolder(root, List.of(), true);
    }

    /** The folder as a whole. */
    Origin origin() {
        return Origin.inFile(path, 0, 0);
    }

    static List<String> visible(ProjectFiles files, String folder) {
        return files.list(folder).stream()
                .filter(file -> !nameOf(file).startsWith("."))
                .toList();
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
