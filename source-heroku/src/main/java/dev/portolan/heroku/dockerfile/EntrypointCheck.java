package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What becomes of a command that is handed to an entrypoint. See
 * <a href="https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact">how CMD and
 * ENTRYPOINT interact</a>.
 */
final class EntrypointCheck {
    /** They run what stands behind them. */
    private static final List<String> STARTERS =
            List.of("tini", "dumb-init", "env", "exec", "sh", "bash", "ash", "dash", "catatonit");

    /** They take what stands behind them for a file of theirs, or hand it to one. */
    private static final List<String> INTERPRETERS =
            List.of("bun", "deno", "dotnet", "java", "node", "perl", "php", "python", "python3", "ruby");

    private static final Pattern ARGUMENT = Pattern.compile("\\$\\{?[@*0-9]");

    private final Built built;
    private final Origin place;
    private final List<String> words;

    private EntrypointCheck(Built built, Instruction.Entrypoint entrypoint) {
        this.built = built;
        place = entrypoint.place();
        words = built.image().entrypointWords();
    }

    static void look(Built built) {
        built.image().entrypoint().ifPresent(entrypoint -> new EntrypointCheck(built, entrypoint).look());
    }

    /** The script that an image starts with, where the project holds it. */
    static Optional<String> script(Image image, ImageFiles files) {
        for (String word : image.entrypointWords()) {
            for (String part : word.strip().split("\\s+", -1)) {
                boolean isOption = part.startsWith("-");
                if (!isOption && !STARTERS.contains(Paths.name(part))) {
                    return files.find(image, part);
                }
            }
        }
        return Optional.empty();
    }

    private void look() {
        if (readsNoCommand()) {
            tell(DockerfileFinding.ENTRYPOINT_IGNORES_COMMANDS);
        } else if (built.script()
                .filter(script -> script.isShells() && !script.takesCommand())
                .isPresent()) {
            tell(DockerfileFinding.ENTRYPOINT_DROPS_COMMANDS);
        } else if (INTERPRETERS.contains(Paths.name(words.get(0)))) {
            tell(DockerfileFinding.ENTRYPOINT_TAKES_ARGUMENTS);
        } else {
            built.script()
                    .filter(script -> script.isShells() && !script.givesPlace())
                    .ifPresent(script -> built.tell(
                            DockerfileFinding.ENTRYPOINT_KEEPS_SIGNALS, "'" + script.path() + "'.", script.place()));
        }
        built.script().ifPresent(this::migration);
    }

    private void tell(DockerfileFinding code) {
        built.tell(code, "The entrypoint is '" + shown() + "'.", place, built.commanded());
    }

    private String shown() {
        return built.image().entrypoint().orElseThrow().start().toString();
    }

    /** The shell form, or the same thing written as a list. */
    private boolean readsNoCommand() {
        int option = words.indexOf("-c");
        boolean isShells = option > 0
                && option + 1 < words.size()
                && Paths.name(words.get(option - 1)).endsWith("sh");
        return isShells && !ARGUMENT.matcher(words.get(option + 1)).find();
    }

    private void migration(EntryScript script) {
        Optional<Origin> migration = script.migration();
        List<Program> releases = built.that(Program::isRelease);
        if (migration.isPresent() && !releases.isEmpty()) {
            var places = new ArrayList<>(List.of(migration.get()));
            releases.forEach(release -> places.addAll(release.places()));
            built.findings()
                    .report(
                            DockerfileFinding.ENTRYPOINT_MIGRATES,
                            "The script says %s, and the release runs '%s'."
                                    .formatted(
                                            script.shown(migration.get()),
                                            releases.get(0).command().get()),
                            places);
        }
    }
}
