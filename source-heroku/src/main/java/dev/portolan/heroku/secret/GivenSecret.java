package dev.portolan.heroku.secret;

import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether what a text gives to a name is a secret. A text is not a table of names and values: what is a file, a
 * variable, a placeholder or a word for people is none, because an alarm that is false is read once and never again.
 */
final class GivenSecret {
    private static final int SHORTEST = 6;
    private static final int SHORTEST_OF_TOKENS = 8;
    private static final int SHORTEST_OF_DOUBTFUL = 12;

    /** What has fewer characters that differ was typed to fill a place. */
    private static final int FEWEST_CHARACTERS = 5;

    private static final List<String> PLACEHOLDERS =
            FactTable.rows("placeholders.csv", GivenSecret.class.getResourceAsStream("placeholders.csv")).stream()
                    .map(row -> row.get("value"))
                    .toList();

    /** Words after which any value is one, even a word of a language. */
    private static final List<String> PASSWORDS =
            List.of("PASSWORD", "*PASSWORD", "PASSWD", "*PASSWD", "PASS", "PWD", "PASSPHRASE", "*PASSPHRASE");

    private static final List<String> TOKENS = List.of("SECRET", "SECRETS", "TOKEN", "APIKEY", "CREDENTIALS");

    /** What makes the key of a name a secret one; there are primary keys and keyboards as well. */
    private static final List<String> KEYS = List.of("API", "ACCESS", "ACCOUNT", "AUTH", "MASTER", "PRIVATE", "SECRET");

    private static final Pattern SMALL_BEFORE_LARGE = Pattern.compile("([a-z0-9])([A-Z])");

    private static final Pattern VARIABLE = Pattern.compile("[$`<{]|%[sd(]|^\\*+$|…");

    private static final Pattern NAME_OF_ANOTHER = Pattern.compile("[A-Z][A-Z_]*");

    private static final Pattern FILE = Pattern.compile("(~|\\.{0,2}/)[\\w./@%:-]*"
            + "|[\\w./@%:-]*\\.(pem|key|crt|cer|json|ya?ml|txt|env|rb|py|js|ts|php|jks|p12|pfx)");

    private GivenSecret() {}

    /** Whether the name is a secret's, and the value one that somebody would want to know. */
    static boolean is(String name, String value) {
        if (value.length() < SHORTEST) {
            return false;
        }
        String upper = SMALL_BEFORE_LARGE
                .matcher(name)
                .replaceAll("$1_$2")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_')
                .replace('.', '_');
        List<String> words = List.of(upper.split("_+", -1));
        String last = words.get(words.size() - 1);
        boolean isSecrets = words.stream().anyMatch(word -> EnvNames.SECRET.has(word) || isPassword(word))
                || EnvNames.SECRET_END.has(last);
        if (!isSecrets || EnvNames.EXCEPTION.has(upper) || EnvNames.SECRET_ABOUT.has(last) || isHarmless(value)) {
            return false;
        }
        if (words.stream().anyMatch(GivenSecret::isPassword)) {
            return true;
        }
        boolean isToken = words.stream().anyMatch(TOKENS::contains)
                || (last.equals("KEY") && words.stream().anyMatch(KEYS::contains));
        return value.length() >= (isToken ? SHORTEST_OF_TOKENS : SHORTEST_OF_DOUBTFUL) && isMixed(value);
    }

    private static boolean isPassword(String word) {
        return PASSWORDS.stream().anyMatch(pattern -> NamePattern.fits(pattern, word));
    }

    /** Whether the value is none that anybody keeps secret, whatever its name. */
    private static boolean isHarmless(String value) {
        return VARIABLE.matcher(value).find()
                || NAME_OF_ANOTHER.matcher(value).matches()
                || FILE.matcher(value).matches()
                || value.contains("://")
                || isPlaceholder(value);
    }

    static boolean isPlaceholder(String value) {
        String small = value.toLowerCase(Locale.ROOT);
        return PLACEHOLDERS.stream().anyMatch(pattern -> NamePattern.fits(pattern, small));
    }

    static boolean isVariable(String value) {
        return VARIABLE.matcher(value).find();
    }

    private static boolean isMixed(String value) {
        return value.chars().anyMatch(Character::isDigit)
                && value.chars().anyMatch(Character::isLetter)
                && value.chars().distinct().count() >= FEWEST_CHARACTERS;
    }
}
