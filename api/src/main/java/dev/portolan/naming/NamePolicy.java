package dev.portolan.naming;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * What a target takes for one kind of name. Anything else is made legal: letters lose their accents, what the alphabet
 * lacks becomes the separator, runs of separators become one, and a name that is too long ends in a short hash of the
 * whole, so that two long names stay apart.
 *
 * @param what the kind of name, as in {@code "a Fly app name"}
 * @param link where the rule stands
 * @param least the least length
 * @param greatest the greatest length
 * @param lowerCase whether large letters become small ones
 * @param alphabet the characters that are taken
 * @param first the characters that a name may begin with
 * @param separator stands in for what the alphabet lacks
 */
public record NamePolicy(
        String what,
        String link,
        int least,
        int greatest,
        boolean lowerCase,
        IntPredicate alphabet,
        IntPredicate first,
        char separator) {

    /** Small letters, digits and {@code -}, beginning with a letter. */
    public static NamePolicy dashed(String what, String link, int least, int greatest) {
        return new NamePolicy(
                what,
                link,
                least,
                greatest,
                true,
                c -> isSmallLetter(c) || isDigit(c) || c == '-',
                NamePolicy::isSmallLetter,
                '-');
    }

    /** Small letters, digits and {@code _}, beginning with a letter. */
    public static NamePolicy underscored(String what, String link, int least, int greatest) {
        return new NamePolicy(
                what,
                link,
                least,
                greatest,
                true,
                c -> isSmallLetter(c) || isDigit(c) || c == '_',
                NamePolicy::isSmallLetter,
                '_');
    }

    /** The name itself if it is legal, otherwise the legal name that is made of it: the same one each time. */
    public String legal(String name) {
        if (isLegal(name)) {
            return name;
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
        var text = new StringBuilder();
        (lowerCase ? plain.toLowerCase(Locale.ROOT) : plain).codePoints().forEach(c -> {
            if (alphabet.test(c) && c != separator) {
                text.appendCodePoint(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '’') {
                separate(text);
            }
        });
        while (!text.isEmpty() && text.charAt(text.length() - 1) == separator) {
            text.setLength(text.length() - 1);
        }
        if (text.isEmpty() || !first.test(text.codePointAt(0))) {
            text.insert(0, text.isEmpty() ? "x" + hash(name) : "x" + separator);
        }
        while (text.length() < least) {
            text.append('x');
        }
        return text.length() <= greatest ? text.toString() : withHash(text.toString(), name, greatest);
    }

    /** The name, shortened if need be, with a short hash of the other one: it keeps apart what would be the same. */
    String withHash(String legal, String original, int length) {
        String suffix = separator + hash(original);
        String stem = legal.substring(0, Math.min(legal.length(), length - suffix.length()));
        while (!stem.isEmpty() && stem.charAt(stem.length() - 1) == separator) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem + suffix;
    }

    private boolean isLegal(String name) {
        return name.length() >= Math.max(least, 1)
                && name.length() <= greatest
                && name.codePoints().allMatch(alphabet)
                && first.test(name.codePointAt(0))
                && name.charAt(name.length() - 1) != separator;
    }

    private void separate(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != separator) {
            text.append(separator);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isSmallLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
