package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.source.ProjectFiles;
import java.util.List;
import java.util.Optional;

/** Reads what Heroku's command line wrote. A file is known by what is in it, and never by its name. */
public final class LiveReader {
    /** Where the files are. */
    public static final String FOLDER = ".portolan/heroku";

    private LiveReader() {}

    /** The live state of a stage. */
    public static LiveState read(ProjectFiles files, String stage, Findings findings) {
        List<String> paths = files.list(FOLDER);
        paths.forEach(path -> findings.report(LiveFinding.LIVE_FILE_UNKNOWN, "", Origin.inFile(path, 0, 0)));
        return new LiveState(
                FOLDER,
                paths,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
