package dev.portolan.engine.read;

import java.util.regex.Pattern;

/** Shows a piece of a file in a message: short, in one line, and never so much that a password could be in it. */
final class Excerpt {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_WORD = 12;
    private static final Pattern QUOTED = Pattern.compile("'[^'<][^']{" + LONGEST_WORD + ",}'");

    private Excerpt() {}

    /** The name of something, which is no secret. */
    static String of(String name) {
        var shown = new StringBuilder("'");
        name.codePoints().limit(LONGEST_NAME).forEach(c -> shown.appendCodePoint(isShown(c) ? c : '?'));
        boolean all = name.codePointCount(0, name.length()) <= LONGEST_NAME;
        return shown.append(all ? "'" : "…'").toString();
    }

    /** What stands where something else should; a long piece is not shown, since it may be a value. */
    static String ofFound(String piece) {
        return piece.length() > LONGEST_WORD ? "something else" : of(piece);
    }

    /** A parser's message, which may quote a piece of the file. */
    static String ofMessage(String message) {
        return QUOTED.matcher(message).replaceAll("'…'");
    }

    private static boolean isShown(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
