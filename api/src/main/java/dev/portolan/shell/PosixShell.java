package dev.portolan.shell;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes words so that every POSIX shell reads them back unchanged.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02">POSIX, Quoting</a>
 */
public final class PosixShell {
    private PosixShell() {}

    /**
     * The word as one argument of a command: bare when no shell gives it a meaning, else in single quotes.
     *
     * @throws IllegalArgumentException when the word holds a NUL, which no argument can
     */
    public static String quote(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("An argument of a program cannot hold the NUL character");
        }
        return isPlain(word) ? word : inSingleQuotes(word);
    }

    /**
     * The words as one command line. The first word is quoted more often than the others, because there a shell
     * would take {@code A=1} for an assignment and {@code if} for a reserved word.
     *
     * @throws IllegalArgumentException when a word holds a NUL
     */
    public static String join(List<String> argv) {
        if (argv.isEmpty()) {
            return "";
        }
        String program = argv.get(0);
        String first = quote(program);
        boolean special = program.indexOf('=') >= 0 || ShellNames.isReserved(program);
        String start = special && first.equals(program) ? inSingleQuotes(program) : first;
        return argv.stream().skip(1).map(word -> " " + quote(word)).collect(Collectors.joining("", start, ""));
    }

    private static String inSingleQuotes(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!isPlain(word.charAt(i))) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    private static boolean isPlain(int c) {
        return ShellNames.isNamePart(c) || "@%+=:,./-".indexOf(c) >= 0;
    }
}
