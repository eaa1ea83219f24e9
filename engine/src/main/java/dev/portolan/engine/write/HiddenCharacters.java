package dev.portolan.engine.write;

/**
 * Characters that a reader of a file does not see, and that some parser takes for a line break or refuses: they are
 * escaped in values and replaced in comments.
 */
final class HiddenCharacters {
    private HiddenCharacters() {}

    static boolean contains(char c) {
        return c < ' ' || c >= 0x7F && c < 0xA0 || c >= 0x200B && isHiddenFormat(c);
    }

    private static boolean isHiddenFormat(char c) {
        return c == 0x200B // zero width space
                || c == 0x200E // left-to-right mark
                || c == 0x200F // right-to-left mark
                || c >= 0x2028 && c <= 0x202E // line and paragraph separator, marks that turn the direction of text
                || c >= 0x2066 && c <= 0x2069 // more of the latter
                || c == 0xFEFF // byte order mark
                || c >= 0xFFFE; // no characters
    }
}
