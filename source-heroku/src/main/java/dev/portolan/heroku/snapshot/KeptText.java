package dev.portolan.heroku.snapshot;

import dev.portolan.heroku.report.Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Of what is printed without JSON the lines that are understood. */
final class KeptText {
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private static final Pattern PROCESS = Pattern.compile("[\\w-]+=\\d+:[\\w.-]+");

    private static final Pattern HEADER = Pattern.compile("={3}\\s*(.*)");

    private static final Pattern NAMES = Pattern.compile("\\w+_URL(, \\w+_URL)*");

    /** The lines of {@code heroku pg:info} that tell what a new server must be. */
    private static final List<String> DATABASE_LINES = List.of(
            "Plan",
            "Status",
            "HA Status",
            "Data Size",
            "Tables",
            "PG Version",
            "Connections",
            "Connection Pooling",
            "Fork/Follow",
            "Rollback",
            "Continuous Protection",
            "Data Encryption",
            "Following",
            "Forked From",
            "Behind By",
            "Region",
            "Add-on");

    private static final String NO_DATABASES = "has no heroku-postgresql databases.";

    private static final String NO_BUILDPACKS = "has no Buildpacks.";

    private KeptText() {}

    /** {@code web=3:Standard-2X worker=1:Standard-1X}. */
    static Optional<String> formation(String text) {
        String words = lines(text)
                .flatMap(line -> Arrays.stream(line.split("\\s+", -1)))
                .filter(word -> PROCESS.matcher(word).matches())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? Optional.empty() : Optional.of(words + "\n");
    }

    static Optional<String> buildpacks(String text) {
        if (text.contains(NO_BUILDPACKS)) {
            return Optional.of("The app " + NO_BUILDPACKS + "\n");
        }
        boolean isUnderstood = lines(text).anyMatch(line -> line.startsWith("===") && line.contains("Buildpack"));
        List<String> packs = lines(text)
                .filter(line -> !line.startsWith("===") && !line.isBlank())
                .map(String::strip)
                .map(line -> Address.withoutUser(line).replaceFirst("\\?.*", ""))
                .toList();
        return isUnderstood && !packs.isEmpty()
                ? Optional.of("=== Buildpacks\n\n" + String.join("\n", packs) + "\n")
                : Optional.empty();
    }

    static Optional<String> databases(String text) {
        if (text.contains(NO_DATABASES)) {
            return Optional.of("The app " + NO_DATABASES + "\n");
        }
        String kept = lines(text).flatMap(line -> databaseLine(line).stream()).collect(Collectors.joining());
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    private static Optional<String> databaseLine(String line) {
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
            boolean areNames = NAMES.matcher(header.group(1)).matches();
            return Optional.of("=== " + (areNames ? header.group(1) : "a database") + "\n");
        }
        int colon = Math.max(0, line.indexOf(':'));
        return DATABASE_LINES.contains(line.substring(0, colon).strip())
                ? Optional.of(Address.withoutUser(line).stripTrailing() + "\n")
                : Optional.empty();
    }

    private static Stream<String> lines(String text) {
        return COLOUR.matcher(text).replaceAll("").lines();
    }
}
