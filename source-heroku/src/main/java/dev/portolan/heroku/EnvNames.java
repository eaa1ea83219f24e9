package dev.portolan.heroku;

import java.util.List;
import java.util.Locale;

/** What a name of the environment tells about its value, by the table {@code env-names.csv}. */
enum EnvNames {
    /** Heroku sets it, and so does every target that needs it. */
    PLATFORM,
    /** Heroku sets it; no target has it under this name. */
    METADATA,
    /** Read while the image is built. */
    BUILD,
    /** Looks like a secret's name and is none. */
    EXCEPTION,
    /** A word that makes a name a secret's wherever it stands. */
    SECRET,
    /** A word that makes a name a secret's at its end. */
    SECRET_END,
    /** Holds no secret. */
    PLAIN;

    private final List<String> patterns =
            patterns(name().toLowerCase(Locale.ROOT).replace('_', '-'));

    /** Whether the whole name fits. */
    boolean has(String name) {
        return patterns.stream().anyMatch(pattern -> NamePattern.fits(pattern, name));
    }

    private static List<String> patterns(String use) {
        return Csv.rows("env-names.csv").stream()
                .filter(row -> use.equals(row.get("use")))
                .map(row -> row.getOrDefault("name", ""))
                .toList();
    }
}
