package dev.portolan.engine.report;

import dev.portolan.shell.PosixShell;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Quotes words for a POSIX shell so that a reader sees all that is in them. */
final class ShellQuoting {
    private ShellQuoting() {}

    /**
     * A word in a script. shellcheck takes an apostrophe before {@code $} for a mistake, so such a word stands in double
     * quotes; who types would be surprised there by {@code !}.
     */
    static String inScript(String word) {
        String quoted = typed(word);
        return quoted.startsWith("'") && !quoted.contains("$(printf") && (word.contains("$") || word.contains("`"))
                ? "\"" + word.replaceAll("[\\\\\"$`]", "\\\\$0") + "\""
                : quoted;
    }

    /** A word as it is read back by a shell, whatever is in it; what cannot be seen is written as octal digits. */
    static String typed(String word) {
        // No program can be given a NUL: the model refuses it, and here it is only made visible.
        String text = word.replace("\0", "\\0");
        if (VisibleText.isVisible(text)) {
            return PosixShell.quote(text);
        }
        var quoted = new StringBuilder();
        var plain = new StringBuilder();
        var hidden = new StringBuilder();
        text.codePoints().forEach(character -> {
            StringBuilder other = isEncoded(character) ? plain : hidden;
            flush(plain, hidden, other, quoted);
            (isEncoded(character) ? hidden : plain).appendCodePoint(character);
        });
        flush(plain, hidden, plain, quoted);
        flush(plain, hidden, hidden, quoted);
        return quoted.toString();
    }

    private static void flush(StringBuilder plain, StringBuilder hidden, StringBuilder which, StringBuilder to) {
        if (which.isEmpty()) {
            return;
        }
        if (which == plain) {
            to.append(PosixShell.quote(plain.toString()));
        } else {
            to.append("\"$(printf '");
            for (byte one : hidden.toString().getBytes(StandardCharsets.UTF_8)) {
                to.append(String.format(Locale.ROOT, "\\%03o", one & 0xFF));
            }
            to.append("')\"");
        }
        which.setLength(0);
    }

    /** A line feed is seen, and what a command prints would lose it at its end. */
    private static boolean isEncoded(int character) {
        return character != '\n' && VisibleText.isHidden(character);
    }
}
