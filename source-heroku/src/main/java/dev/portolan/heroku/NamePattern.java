package dev.portolan.heroku;

/** A name, or one with a single {@code *} that stands for any text that is not empty. */
final class NamePattern {
    private NamePattern() {}

    static boolean fits(String pattern, String name) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(name)
                : name.length() >= pattern.length()
                        && name.startsWith(pattern.substring(0, star))
                        && name.endsWith(pattern.substring(star + 1));
    }
}
