package dev.portolan.engine.read;

import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Entry;
import dev.portolan.source.InputNode.Mapping;
import dev.portolan.source.InputNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * Reads lines of {@code NAME=value}, as tools for {@code .env} files agree on them: {@code export} before the name, single
 * quotes that keep everything, double quotes with escapes, both over several lines, comments. Nothing is expanded:
 * {@code $OTHER} stays. No finding shows a value, since most of them are secrets.
 */
final class DotenvReader {
    private static final String EXPORT = "export";

    private final InputText input;
    private final String text;
    private final Report report;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int offset;

    private DotenvReader(InputText input, Report report) {
        this.input = input;
        this.text = input.text();
        this.report = report;
    }

    /**
     * Reads a text.
     *
     * @param path the path of its file, for the places
     * @param text the text, with or without a byte order mark, its lines ended in any way
     * @param findings is told what is wrong with it
     * @return the names and their values, or nothing after an error was told
     */
    static Optional<InputNode> read(String path, String text, Consumer<Finding> findings) {
        return Report.read(
                new InputText(path, text), findings, (input, report) -> new DotenvReader(input, report).file());
    }

    private InputNode file() {
        while (offset < text.length()) {
            skip(c -> isBlank(c) || isLineEnd(c));
            if (current() == '#') {
                skipLine();
            } else if (offset < text.length()) {
                line();
            }
        }
        return new Mapping(input.at(0), new ArrayList<>(entries.values()));
    }

    private void line() {
        int start = offset;
        if (text.startsWith(EXPORT, offset) && offset + EXPORT.length() < text.length()) {
            int after = offset + EXPORT.length();
            offset = isBlank(text.charAt(after)) ? after : offset;
            skip(DotenvReader::isBlank);
        }
        int nameStart = offset;
        skip(DotenvReader::isNamePart);
        String name = text.substring(nameStart, offset);
        skip(DotenvReader::isBlank);
        if (name.isEmpty() || Character.isDigit(name.charAt(0)) || current() != '=') {
            String detail = "Expected NAME=value, a comment after '#', or an empty line.";
            report.add(start, ReadFinding.SYNTAX_ERROR, detail);
            skipLine();
            return;
        }
        offset++;
        skip(DotenvReader::isBlank);
        int valueStart = offset;
        String value = value();
        endLine(name);
        if (entries.remove(name) != null) {
            report.add(nameStart, ReadFinding.DUPLICATE_KEY, "Here " + Excerpt.of(name) + " stands again.");
        }
        entries.put(
                name,
                new Entry(name, input.at(nameStart), new Scalar(input.at(valueStart), InputNode.Type.TEXT, value)));
    }

    private String value() {
        int quote = current();
        if (quote != '\'' && quote != '"') {
            return plain();
        }
        int start = offset++;
        skip(c -> c != quote && (c != '\\' || quote == '\''));
        while (current() == '\\') {
            offset = Math.min(offset + 2, text.length());
            skip(c -> c != quote && c != '\\');
        }
        if (offset == text.length()) {
            report.add(start, ReadFinding.SYNTAX_ERROR, "The quote that opens here is not closed.");
            return "";
        }
        String inside = text.substring(start + 1, offset++);
        return quote == '"' ? unescaped(inside) : inside;
    }

    /** A value without quotes, up to a comment or the end of the line. */
    private String plain() {
        int start = offset;
        int end = offset;
        while (offset < text.length() && !isLineEnd(current())) {
            if (current() == '#' && (end < offset || offset == start)) {
                break;
            }
            end = isBlank(current()) ? end : offset + 1;
            offset++;
        }
        return text.substring(start, end);
    }

    private void endLine(String name) {
        skip(DotenvReader::isBlank);
        if (offset < text.length() && !isLineEnd(current()) && current() != '#') {
            String detail = "Found more after the closing quote of " + Excerpt.of(name) + ", expected the line's end.";
            report.add(offset, ReadFinding.SYNTAX_ERROR, detail);
        }
        skipLine();
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escaped = text.charAt(++i); // a text cannot end in a backslash: it would escape the closing quote
            switch (escaped) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '"', '\\', '$' -> plain.append(escaped);
                default -> plain.append(c).append(escaped);
            }
        }
        return plain.toString();
    }

    /** The char that comes next; -1 at the end. */
    private int current() {
        return offset < text.length() ? text.charAt(offset) : -1;
    }

    private void skip(IntPredicate chars) {
        while (offset < text.length() && chars.test(text.charAt(offset))) {
            offset++;
        }
    }

    private void skipLine() {
        skip(c -> !isLineEnd(c));
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isNamePart(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0;
    }
}
