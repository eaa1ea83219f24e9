package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveReader;
import dev.portolan.source.ProjectFiles;
import dev.portolan.spi.FactTable;
import java.time.Duration;
import java.util.List;

/** What Heroku does where nobody says otherwise. */
final class Heroku {
    /** The platform's name. */
    static final String TITLE = "Heroku";

    /** States what Heroku does by itself. */
    static final Origin DEFAULT = Origin.defaultOf(TITLE);

    /** The time until the first byte of an answer: https://devcenter.heroku.com/articles/request-timeout. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** The time that a connection may stay silent after that, from the same page. */
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(55);

    /** The time from SIGTERM to SIGKILL: https://devcenter.heroku.com/articles/dynos#shutdown. */
    static final Duration STOP_GRACE = Duration.ofSeconds(30);

    /** The time that a release command may take: https://devcenter.heroku.com/articles/release-phase. */
    static final Duration RELEASE_TIMEOUT = Duration.ofHours(1);

    /** The memory of the smallest dynos, in MiB: https://devcenter.heroku.com/articles/dyno-types. */
    static final int DYNO_MEMORY_MIB = 512;

    /** The builder image of the present default stack: https://devcenter.heroku.com/articles/stack. */
    static final String BUILDER = "heroku/builder:24";

    /** The region of an app that names none: https://devcenter.heroku.com/articles/regions. */
    static final String REGION = "us";

    /** The files that tell of an app, the most telling first. */
    static final List<String> FILES = List.of("app.json", "Procfile", "heroku.yml");

    private Heroku() {}

    /** The rows of a table of this package. */
    static List<FactTable.Row> table(String resource) {
        return FactTable.rows(resource, Heroku.class.getResourceAsStream(resource));
    }

    /** The file in which something is missing that could be stated there. */
    static Origin whereToSay(ProjectFiles files) {
        String file = FILES.stream()
                .filter(files::exists)
                .findFirst()
                .or(() -> LiveReader.firstFile(files))
                .orElse(FILES.get(0));
        return Origin.inFile(file, 0, 0);
    }
}
