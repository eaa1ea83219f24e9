package dev.portolan.heroku;

import static dev.portolan.heroku.Project.procfile;

import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.report.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** For every finding about the live state a project that makes it appear. */
final class LiveExamples {
    private LiveExamples() {}

    static Map<FindingCode, Project> all() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        examples.put(LiveFinding.LIVE_FILE_UNKNOWN, procfile("web: x\n").and(".portolan/heroku/a.txt", "hello\n"));
        return examples;
    }
}
