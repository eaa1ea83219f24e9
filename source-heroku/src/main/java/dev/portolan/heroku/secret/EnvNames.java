package dev.portolan.heroku.secret;

import dev.portolan.spi.FactTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a name of the environment tells about its value, by the table {@code env-names.csv}. */
public enum EnvNames {
    /** Heroku sets it, and so does every target that needs it. */
    PLATFORM,
    /** Heroku sets it; no target has it under this name. */
    METADATA,
    /** Read while the image is built. */
    BUILD,
    /** Looks like a secret's name and is none. */
    EXCEPTION,
    /** A secret's name. */
    SECRET_NAME,
    /** Letters that make a name a secret's, even inside a word. */
    SECRET_PART,
    /** A name with such letters under which a number is no secret: it measures or counts. */
    SECRET_MEASURE,
    /** A word that makes a name a secret's wherever it stands. */
    SECRET,
    /** A word that makes a name a secret's at its end. */
    SECRET_END,
    /** A word that makes a name tell of a secret, such as its file or its age, where it stands at the end. */
    SECRET_ABOUT,
    /** Holds no secret. */
    PLAIN;

    /** Whether the whole name fits. */
    public boolean has(String name) {
        return Table.PATTERNS.getOrDefault(this, List.of()).stream()
                .anyMatch(pattern -> NamePattern.fits(pattern, name));
    }

    /** Whether one of the names of the table stands inside this one. */
    boolean isIn(String name) {
        return Table.PATTERNS.getOrDefault(this, List.of()).stream().anyMatch(name::contains);
    }

    private static final class Table {
        static final Map<EnvNames, List<String>> PATTERNS = new EnumMap<>(EnvNames.class);

        static {
            for (FactTable.Row row :
                    FactTable.rows("env-names.csv", EnvNames.class.getResourceAsStream("env-names.csv"))) {
                String use = row.get("use").toUpperCase(Locale.ROOT).replace('-', '_');
                PATTERNS.computeIfAbsent(valueOf(use), any -> new ArrayList<>()).add(row.get("name"));
            }
        }
    }
}
