package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a command printed, line by line. Lines end at line feeds only, since a value of the environment may hold any other
 * sign of a line's end; advice before the first line that says something is passed over.
 *
 * @param path the file
 * @param lines the lines that say something, and the blank ones between them
 */
record LiveText(String path, List<Line> lines) {
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    LiveText {
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param raw as it is in the file
     * @param text without colours, and without blanks at its end
     * @param origin where it stands
     */
    record Line(String raw, String text, Origin origin) {
        boolean isBlank() {
            return text.isBlank();
        }

        /** Without the values that may be in it. */
        @Override
        public String toString() {
            return origin.toString();
        }
    }

    static LiveText of(String path, String content) {
        String[] all = content.replace("\uFEFF", "").split("\n", -1);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < all.length; i++) {
            String text = COLOUR.matcher(all[i]).replaceAll("").stripTrailing();
            boolean isAdvice =
                    text.stripLeading().startsWith("›") || text.stripLeading().startsWith("»");
            boolean isFirst = lines.stream().allMatch(Line::isBlank);
            if (!(isFirst && (isAdvice || text.isBlank()))) {
                lines.add(new Line(all[i], text, Origin.inFile(path, i + 1, 1)));
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return new LiveText(path, lines);
    }

    /** The lines that say something. */
    List<Line> told() {
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether it begins as JSON does. */
    boolean isJson() {
        String first = isEmpty() ? "" : lines.get(0).text().strip();
        return first.startsWith("{") || first.startsWith("[");
    }

    boolean has(Pattern pattern) {
        return lines.stream().anyMatch(line -> pattern.matcher(line.text()).find());
    }

    boolean consistsOf(Pattern pattern) {
        return !isEmpty()
                && told().stream().allMatch(line -> pattern.matcher(line.text()).matches());
    }
}
