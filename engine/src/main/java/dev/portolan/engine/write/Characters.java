package dev.portolan.engine.write;

/** Kinds of characters that the formats tell apart. */
final class Characters {
    private Characters() {}

    /** Whether it is a letter or digit of ASCII. */
    static boolean isAlphanumeric(char c) {
        return isLetter(c) || isDigit(c);
    }

    /** Whether it is a letter of ASCII. */
    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether it is a digit of ASCII. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * Whether a reader of the file does not see it, or some parser takes it for a line break or refuses it: escaped in
     * values and replaced in comments.
     */
    static boolean isHidden(char c) {
        return c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && isHiddenFormat(c));
    }

    private static boolean isHiddenFormat(char c) {
        return c == 0x200B // zero width space
                || c == 0x200E // left-to-right mark
                || c == 0x200F // right-to-left mark
                || (c >= 0x2028 && c <= 0x202E) // line and paragraph separator, marks that turn the direction of text
                || (c >= 0x2066 && c <= 0x2069) // more of the latter
                || c == 0xFEFF // byte order mark
                || c >= 0xFFFE; // no characters
    }
}
