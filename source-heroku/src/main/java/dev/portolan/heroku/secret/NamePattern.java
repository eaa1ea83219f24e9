package dev.portolan.heroku.secret;

/** A name, or one with a single {@code *} that stands for any text that is not empty. */
public final class NamePattern {
    private NamePattern() {}

    /** Whether the name is one that the pattern stands for. */
    public static boolean fits(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(name)
                : name.length() >= pattern.length()
                        && name.startsWith(pattern.substring(0, star))
                        && name.endsWith(pattern.substring(star + 1));
    }
}
