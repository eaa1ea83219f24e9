package dev.portolan.heroku;

import dev.portolan.heroku.ProcfileLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rule for a Procfile of Heroku's cloud native buildpacks, which the Fir generation uses: the colon is required, the
 * blank after it is not, a name is a DNS label once {@code _} has become {@code -} and large letters small ones; a line
 * of any other form fails the build. See
 * <a href="https://github.com/heroku/buildpacks-procfile/blob/main/src/procfile.rs">version 4 of the buildpack</a>.
 */
final class CnbProcfile {
    private static final int LONGEST_NAME = 63;

    private CnbProcfile() {}

    static List<ProcfileLine> lines(String text) {
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        var read = new ArrayList<ProcfileLine>();
        for (int i = 0; i < lines.length; i++) {
            read.add(line(i + 1, lines[i]));
        }
        return List.copyOf(read);
    }

    private static ProcfileLine line(int number, String text) {
        String plain = text.replace('\t', ' ').stripLeading();
        if (plain.isBlank() || plain.startsWith("#")) {
            return ProcfileLine.other(number, text, plain.isBlank() ? Kind.BLANK : Kind.COMMENT);
        }
        int colon = text.indexOf(':');
        String written = colon < 0 ? "" : writtenName(text.substring(0, colon));
        String name = written.toLowerCase(Locale.ROOT).replace('_', '-');
        String command = text.substring(colon + 1);
        int start = 0;
        while (start < command.length() && " \t".indexOf(command.charAt(start)) >= 0) {
            start++;
        }
        command = command.substring(start);
        return isLabel(name) && !command.isBlank() && command.indexOf('\r') < 0
                ? ProcfileLine.entry(number, text, name, command)
                : ProcfileLine.other(number, text, Kind.UNMATCHED);
    }

    private static String writtenName(String beforeColon) {
        int start = 0;
        while (start < beforeColon.length() && " \t".indexOf(beforeColon.charAt(start)) >= 0) {
            start++;
        }
        return beforeColon.substring(start);
    }

    /** Whether the buildpack warns that it takes the name otherwise than it was written. */
    static boolean isRenamed(ProcfileLine line) {
        return line.isEntry() && !line.text().startsWith(line.name() + ":");
    }

    private static boolean isLabel(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.charAt(0) != '-'
                && name.charAt(name.length() - 1) != '-'
                && name.chars().allMatch(c -> c != '_' && ClassicProcfile.isOfName(c));
    }
}
