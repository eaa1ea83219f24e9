package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import dev.portolan.naming.StageName;
import dev.portolan.source.Reading;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which app is read, and how. */
final class ReadOptions {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The app's folder; this one where none is named.")
    private String folder = ".";

    @Option(
            names = "--from",
            paramLabel = "SOURCE[=DIR]",
            description =
                    "Takes the app from this source only, such as heroku; what its platform said of the running app is in"
                            + " DIR, in .portolan/SOURCE otherwise.")
    private String from = "";

    @Option(names = "--stage", paramLabel = "NAME", description = "The stage, such as staging; production otherwise.")
    private String stage = Portolan.PRODUCTION;

    /** The app and what is wrong with its files. */
    Reading read(Portolan portolan) {
        return source().map(portolan::withSource).orElse(portolan).read(folder(), stage(stage), states());
    }

    /** The name of a stage that a user typed. */
    static String stage(String name) {
        if (!StageName.isLegal(name)) {
            throw new UserMistake(
                    "--stage " + name + ": no stage may be called that; expected " + StageName.RULE + ".");
        }
        return name;
    }

    Path folder() {
        return path(folder);
    }

    private Optional<String> source() {
        int equals = from.indexOf('=');
        String source = equals < 0 ? from : from.substring(0, equals);
        if (source.isEmpty() && equals >= 0) {
            throw new UserMistake("--from " + from + " is not understood; expected SOURCE or SOURCE=DIR, such as"
                    + " heroku=../live.");
        }
        return source.isEmpty() ? Optional.empty() : Optional.of(source);
    }

    /** The folder of what the platform said of the running app, by its source, where one was named. */
    private Map<String, Path> states() {
        int equals = from.indexOf('=');
        if (equals < 0) {
            return Collections.emptyMap();
        }
        Path folder = path(from.substring(equals + 1));
        if (folder.toString().isEmpty() || !Files.isDirectory(folder)) {
            throw new UserMistake("--from " + from + ": there is no folder '" + folder + "'.");
        }
        return Collections.singletonMap(source().orElseThrow(), folder);
    }

    /** A path that a user typed. */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UserMistake("'" + text + "' is no path: " + e.getReason().toLowerCase(Locale.ROOT) + ".");
        }
    }
}
