package dev.portolan.engine.read;

/** Shows a piece of a file in a message: short, in one line, and never so much that a password could be in it. */
final class Excerpt {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORD = 12;

    private Excerpt() {}

    /** The name of something, which is no secret. */
    static String of(String name) {
        var shown = new StringBuilder("'");
        name.codePoints()
                .limit(LONGEST_NAME)
                .forEach(c -> shown.appendCodePoint(
                        Character.isISOControl(c) || Character.isSurrogate((char) c) && c < 0x10000 ? '?' : c));
        return shown.append(name.codePointCount(0, name.length()) > LONGEST_NAME ? "…'" : "'")
                .toString();
    }

    /** Something that stands where something else should; a long one is not shown, since it may be a value. */
    static String ofFound(String token) {
        return token.length() > LONGEST_WORD ? "something else" : of(token);
    }
}
