package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.model.Command;
import java.util.List;

/**
 * A process, or the release, as one of the files states it.
 *
 * @param name the name
 * @param command what it runs
 * @param origin where the name stands
 * @param commandOrigin where the command stands
 * @param build how its image comes about, where it is not the app's; otherwise empty
 */
record StatedProcess(String name, Command command, Origin origin, Origin commandOrigin, List<BuildFact> build) {
    /** The release is a job that runs before each release. */
    static final String RELEASE = "release";

    StatedProcess {
        build = List.copyOf(build);
    }

    /** One that runs in the image of the app. */
    static StatedProcess of(String name, Command command, Origin origin, Origin commandOrigin) {
        return new StatedProcess(name, command, origin, commandOrigin, List.of());
    }

    boolean isRelease() {
        return name.equals(RELEASE);
    }

    /** As a Procfile has it. */
    String shown() {
        return "'" + name + ": " + command + "'";
    }
}
