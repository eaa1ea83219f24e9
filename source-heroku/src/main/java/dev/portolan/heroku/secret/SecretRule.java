package dev.portolan.heroku.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides whether the value that is given to a name of the environment is a secret. In doubt it is: a value that is
 * wrongly kept out of a file is asked for, one that is wrongly written stays in the history for ever. The rules for
 * values are those of <a href="https://github.com/Yelp/detect-secrets">detect-secrets</a> and
 * <a href="https://github.com/gitleaks/gitleaks">gitleaks</a>.
 */
public final class SecretRule {
    private static final int SHORT = 8;

    /** Keys that vendors call publishable: no secret in a command, but none for a file either. */
    private static final Pattern PUBLISHABLE = Pattern.compile("pk_(test|live|prod)_\\w{8,}");

    private static final List<String> CONNECTION_WORDS = List.of("AccountKey=", "SharedAccessKey=", "Password=");

    private static final List<String> STORE_SCHEMES =
            List.of("postgres", "mysql", "mongodb", "redis", "amqp", "smtp", "ldap");

    private static final Pattern SWITCH = Pattern.compile("(?i:true|false|yes|no|on|off)");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

    private static final Pattern INDIRECTION = Pattern.compile("\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?");

    private static final Pattern PLAIN_SHAPE = Pattern.compile("-?[0-9]{1,12}([.,][0-9]{1,12}){0,3}"
            + "|[a-z]{2,3}[_-][A-Z]{2}(\\.UTF-8)?"
            + "|[a-z]{2,3}(/[A-Za-z_]+){1,2}|[A-Z][a-z]+(/[A-Za-z_]+){1,2}"
            + "|[\\w.+-]{1,64}@[\\w-]+(\\.[\\w-]+)+"
            + "|[0-9*]\\S{0,20}( [0-9*]\\S{0,20}){4}");

    /** Words of letters, as a person writes them. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z]{1,20}([ ._,:/-]{1,2}[A-Za-z]{1,20}){0,20}[.!]?");

    private SecretRule() {}

    /** Whether the value goes into no file. */
    public static boolean isSecret(String name, String value) {
        if (SWITCH.matcher(value).matches()) {
            return false;
        }
        if (isSurelyOf(name)) {
            return !(isMeasure(name) && NUMBER.matcher(value).matches());
        }
        if (INDIRECTION.matcher(value).matches()) {
            return false;
        }
        if (holdsSecret(value)) {
            return true;
        }
        if (EnvNames.PLAIN.has(name) || EnvNames.BUILD.has(name)) {
            return false;
        }
        if (isRandom(name, value)) {
            return true;
        }
        if (EnvNames.EXCEPTION.has(name)) {
            return false;
        }
        return isSecretName(name, value) || !isPlain(value);
    }

    /** Whether something speaks for a secret, and not only nothing against it. */
    static boolean isTelling(String name, String value) {
        if (!isSecret(name, value) || GivenSecret.isPlaceholder(value)) {
            return false;
        }
        if (isSurelyOf(name) && value.length() >= SHORT) {
            return !INDIRECTION.matcher(value).matches();
        }
        return !isPlain(value) && (holdsSecret(value) || isRandom(name, value) || isSecretName(name, value));
    }

    /** Whether the value has a form that only secrets have. */
    private static boolean holdsSecret(String value) {
        return hasPassword(value)
                || value.contains("-----BEGIN")
                || PUBLISHABLE.matcher(value).matches()
                || SecretText.hasOne(value)
                || CONNECTION_WORDS.stream().anyMatch(value::contains);
    }

    /** Whether it is a URL with a password, as in {@code scheme://user:password@host}. */
    private static boolean hasPassword(String value) {
        int from = value.indexOf("://");
        if (from < 0) {
            return false;
        }
        int end = value.indexOf('/', from + 3);
        String authority = end < 0 ? value.substring(from + 3) : value.substring(from + 3, end);
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        return at > 0 && colon >= 0 && colon + 1 < at;
    }

    private static boolean isRandom(String name, String value) {
        int length = value.length();
        boolean isHex = value.chars().allMatch(c -> (Character.digit(c, 16) >= 0 && c < 128) || c == '-');
        if (isHex) {
            boolean isId = length == 36 && name.endsWith("_ID");
            return length >= 20 && !isId && entropy(value) > 3.0;
        }
        boolean isToken = value.chars().allMatch(c -> isOfName(c) || c == '.' || c == '=');
        boolean isBase64 = value.chars().allMatch(c -> isOfName(c) || c == '+' || c == '/' || c == '=');
        boolean isMixed =
                value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
        return (isBase64 && length >= 20 && entropy(value) > 4.5)
                || (isToken && isMixed && length >= 16 && entropy(value) >= 3.5);
    }

    private static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** Bits a character, by Shannon. */
    private static double entropy(String value) {
        double bits = 0;
        for (int c : value.chars().distinct().toArray()) {
            double share = (double) value.chars().filter(other -> other == c).count() / value.length();
            bits -= share * Math.log(share) / Math.log(2);
        }
        return bits;
    }

    /** Whether the name is a secret's, whatever its value looks like: passwords may be words, short, or digits. */
    private static boolean isSurelyOf(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return !EnvNames.EXCEPTION.has(upper)
                && (EnvNames.SECRET_NAME.has(upper) || EnvNames.SECRET_PART.isIn(upper.replace("_", "")));
    }

    private static boolean isMeasure(String name) {
        return EnvNames.SECRET_MEASURE.has(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isSecretName(String name, String value) {
        List<String> words = List.of(name.toUpperCase(Locale.ROOT).split("_", -1));
        String last = words.get(words.size() - 1);
        boolean isAddress = last.equals("URL") || last.equals("URI");
        String scheme = value.contains(":") ? value.substring(0, value.indexOf(':')) : "";
        return words.stream().anyMatch(EnvNames.SECRET::has)
                || EnvNames.SECRET_END.has(last)
                || (isAddress && STORE_SCHEMES.stream().anyMatch(scheme::startsWith))
                || (isAddress && words.contains("DATABASE"));
    }

    private static boolean isPlain(String value) {
        return PLAIN_SHAPE.matcher(value).matches()
                || WORDS.matcher(value).matches()
                || isPublicUrl(value)
                || value.length() < SHORT;
    }

    private static boolean isPublicUrl(String value) {
        boolean isUrl = value.startsWith("http://") || value.startsWith("https://") || value.startsWith("//");
        return isUrl && value.indexOf('?') < 0 && value.indexOf('@') < 0;
    }
}
