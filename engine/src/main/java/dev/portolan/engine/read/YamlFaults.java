package dev.portolan.engine.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Says in plain words what SnakeYAML found wrong. */
final class YamlFaults {
    /** What SnakeYAML says, in part, and what that means for who wrote the file; the first that fits counts. */
    private static final List<Hint> HINTS = List.of(
            new Hint("'\\t(TAB)' that cannot", "Found a tab, expected spaces: YAML is indented with spaces only."),
            new Hint("'@' that cannot", "Found '@' at the beginning of a value. Such a text stands in quotes."),
            new Hint("'`' that cannot", "Found '`' at the beginning of a value. Such a text stands in quotes."),
            new Hint("'%' that cannot", "Found '%' at the beginning of a value. Such a text stands in quotes."),
            new Hint(
                    "mapping values are not allowed",
                    "Found ': ' where no key can be. A text with ': ' inside stands in quotes; otherwise the line is"
                            + " indented more or less than its neighbours."),
            new Hint(
                    "could not find expected ':'",
                    "Found a line without ':', expected a key with ':' after it. The line may be indented too little."),
            new Hint(
                    "another document",
                    "Found a second document, expected one. Everything from the line '---' on belongs to a file of its"
                            + " own."),
            new Hint("unexpected end of stream", "Found the end of the file inside a text whose quote is not closed."),
            new Hint(
                    "document separator",
                    "Found a line '---' or '...' inside a text in quotes. The closing quote is missing above."),
            new Hint(
                    "expected ',' or '",
                    "Found something that does not go on with the list or the table in brackets. A comma or the closing"
                            + " bracket is missing."),
            new Hint(
                    "<document start>",
                    "Found more after what looks like the end. Perhaps a ':' or an indentation is missing."),
            new Hint(
                    "expected <block end>",
                    "Found something that does not fit the lines above. Lines that belong together are indented alike,"
                            + " and a list cannot stand beside keys."),
            new Hint("undefined alias", "Found an alias (*name) whose anchor (&name) does not stand above it."),
            new Hint("unknown escape", "Found an unknown escape after a backslash. Single quotes take it as it is."),
            new Hint("escape sequence", "Found an escape after a backslash that is not complete."),
            new Hint(
                    "sequence entries are not", "Found '- ' where no list can begin. It stands on a line of its own."));

    private YamlFaults() {}

    private record Hint(String said, String meant) {}

    /**
     * What went wrong.
     *
     * @param index the number of the character that SnakeYAML had come to
     */
    static Refusal refusal(RuntimeException fault, InputText input, int index) {
        if (fault instanceof MarkedYAMLException marked) {
            Mark mark = marked.getProblemMark() == null ? marked.getContextMark() : marked.getProblemMark();
            int place = input.offsetOfCharacter(mark == null ? index : mark.getIndex());
            String since = begun(marked.getContext(), marked.getContextMark(), input);
            return new Refusal(input.at(place), ReadFinding.SYNTAX_ERROR, words(marked.getProblem()) + since);
        }
        if (fault instanceof ReaderException) {
            return unprintable(input);
        }
        int place = input.offsetOfCharacter(index);
        String said = String.valueOf(fault.getMessage());
        return said.startsWith("Nesting Depth exceeded")
                ? new Refusal(input.at(place), ReadFinding.TOO_DEEP, "Here is level " + (Limits.DEPTH + 1) + ".")
                : new Refusal(input.at(place), ReadFinding.SYNTAX_ERROR, "The YAML before this place cannot be read.");
    }

    private static String words(@Nullable String problem) {
        String said = problem == null ? "" : problem;
        return HINTS.stream()
                .filter(hint -> said.contains(hint.said()))
                .map(Hint::meant)
                .findFirst()
                .orElseGet(() -> "The parser says: " + Excerpt.ofMessage(said) + ".");
    }

    private static String begun(@Nullable String context, @Nullable Mark mark, InputText input) {
        if (context == null || mark == null || context.contains("single document")) {
            return "";
        }
        return " What is being read began on line " + input.line(input.offsetOfCharacter(mark.getIndex())) + ".";
    }

    private static Refusal unprintable(InputText input) {
        String text = input.text();
        int offset = 0;
        while (offset < text.length() && StreamReader.isPrintable(text.codePointAt(offset))) {
            offset += Character.charCount(text.codePointAt(offset));
        }
        String detail = "Found a control character, which YAML does not allow.";
        return new Refusal(input.at(offset), ReadFinding.SYNTAX_ERROR, detail);
    }
}
