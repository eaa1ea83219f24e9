package dev.portolan.heroku.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins the lines of a Dockerfile. An instruction goes on where a line ends in the escape character; remarks and empty
 * lines in between are passed over. See
 * <a href="https://docs.docker.com/reference/dockerfile/#parser-directives">parser directives</a> and
 * <a href="https://docs.docker.com/reference/dockerfile/#here-documents">here-documents</a>.
 */
final class LineReader {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([A-Za-z][A-Za-z0-9]*)\\s*=\\s*(\\S.*)");
    private static final List<String> DIRECTIVES = List.of("syntax", "escape", "check");

    /** Only these instructions take here-documents. */
    private static final List<String> WITH_DOCUMENTS = List.of("run", "copy", "add", "onbuild");

    private static final Pattern DOCUMENT = Pattern.compile("\\d*<<(-?)([^<]*)");

    private final String[] lines;
    private final char escape;
    private int next;

    private LineReader(String[] lines) {
        this.lines = lines;
        escape = escape(lines);
    }

    /** The instructions of a Dockerfile, and the character that escapes in it. */
    record Lines(List<LogicalLine> all, char escape) {}

    static Lines read(String text) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var reader = new LineReader(plain.split("\r?\n", -1));
        return new Lines(reader.read(), reader.escape);
    }

    /** Directives stand above all else, each on one line; the first line that is none ends them. */
    private static char escape(String[] lines) {
        for (String line : lines) {
            Matcher directive = DIRECTIVE.matcher(line.strip());
            String name = directive.matches() ? directive.group(1).toLowerCase(Locale.ROOT) : "";
            if (!DIRECTIVES.contains(name)) {
                break;
            }
            if (name.equals("escape")) {
                return directive.group(2).strip().equals("`") ? '`' : '\\';
            }
        }
        return '\\';
    }

    private List<LogicalLine> read() {
        var read = new ArrayList<LogicalLine>();
        while (next < lines.length) {
            int number = next + 1;
            String first = lines[next++].stripLeading();
            if (first.isEmpty() || first.startsWith("#")) {
                continue;
            }
            var joined = new StringBuilder();
            boolean goesOn = add(first, joined);
            while (goesOn && next < lines.length) {
                String line = lines[next++];
                if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                    goesOn = add(line, joined);
                }
            }
            String text = joined.toString().strip();
            if (!text.isEmpty()) {
                read.add(line(number, text));
            }
        }
        return List.copyOf(read);
    }

    /** Answers whether the next line belongs to it: the escape character is the last one, and itself not escaped. */
    private boolean add(String line, StringBuilder joined) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
            end--;
        }
        boolean isEscaped = end > 1 && line.charAt(end - 2) == escape;
        boolean goesOn = end > 0 && line.charAt(end - 1) == escape && !isEscaped;
        joined.append(goesOn ? line.substring(0, end - 1) : line);
        return goesOn;
    }

    /** Takes the lines of the here-documents that the instruction begins. */
    private LogicalLine line(int number, String text) {
        List<String> words = Words.split(text, escape);
        if (!WITH_DOCUMENTS.contains(words.get(0).toLowerCase(Locale.ROOT))) {
            return new LogicalLine(number, text, "", "");
        }
        String open = "";
        var taken = new StringBuilder();
        for (int i = 1; i < words.size(); i++) {
            Matcher document = DOCUMENT.matcher(words.get(i));
            if (document.matches()) {
                boolean isApart = document.group(2).isEmpty();
                String name = !isApart ? document.group(2) : i + 1 < words.size() ? words.get(i + 1) : "";
                boolean ends = name.isEmpty()
                        || document(
                                Words.unquoted(name, escape), !document.group(1).isEmpty(), taken);
                open = ends ? open : name;
            }
        }
        return new LogicalLine(number, text, taken.toString(), open);
    }

    /** Answers whether it ends. */
    private boolean document(String name, boolean stripsTabs, StringBuilder taken) {
        while (next < lines.length) {
            String line = lines[next++];
            if ((stripsTabs ? line.replaceFirst("^\t+", "") : line).equals(name)) {
                return true;
            }
            taken.append(line).append('\n');
        }
        return false;
    }
}
