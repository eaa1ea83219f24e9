package dev.portolan.heroku;

import dev.portolan.heroku.ProcfileLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Heroku's own rule for a Procfile, as its slug compiler has it: {@code ^[[:space:]]*([a-zA-Z0-9_-]+):?\s+(.*)} on each
 * line, after every {@code \r\n?} has become {@code \n}. The colon may be missing, the blank may not; a line that does
 * not match is passed over. Quoted in the
 * <a href="https://github.com/heroku/buildpacks-procfile/blob/v3.2.0/src/procfile.rs">Procfile buildpack</a>.
 *
 * <p>A scanner by hand, because its time is linear in the length of the text whatever the text holds.
 */
final class ClassicProcfile {
    private ClassicProcfile() {}

    static List<ProcfileLine> lines(String text) {
        String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
        var read = new ArrayList<ProcfileLine>();
        for (int i = 0; i < lines.length; i++) {
            read.add(line(i + 1, lines[i]));
        }
        return List.copyOf(read);
    }

    private static ProcfileLine line(int number, String text) {
        int start = skip(text, 0, ClassicProcfile::isAnySpace);
        if (start == text.length()) {
            return ProcfileLine.other(number, text, Kind.BLANK);
        }
        int end = skip(text, start, ClassicProcfile::isOfName);
        int blank = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
        int command = skip(text, blank, ClassicProcfile::isSpace);
        if (end == start || command == blank) {
            return ProcfileLine.other(number, text, text.charAt(start) == '#' ? Kind.COMMENT : Kind.UNMATCHED);
        }
        return ProcfileLine.entry(number, text, text.substring(start, end), text.substring(command));
    }

    private static int skip(String text, int from, IntPredicate what) {
        int at = from;
        while (at < text.length() && what.test(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isOfName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** Ruby's {@code \s}: ASCII only. */
    private static boolean isSpace(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Ruby's {@code [[:space:]]}: whatever Unicode calls white space. */
    private static boolean isAnySpace(int c) {
        return isSpace(c) || c == '\u0085' || Character.isSpaceChar(c);
    }
}
