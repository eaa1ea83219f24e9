package dev.portolan.engine.read;

import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import java.util.Optional;
import java.util.function.Consumer;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseOptions;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlVersion;

/** Reads TOML 1.0 and tells all errors at once. */
final class TomlReader {
    /** tomlj counts neither the file's own table nor the innermost level. */
    private static final int DEPTH = Limits.DEPTH - 2;

    private static final TomlParseOptions OPTIONS =
            TomlParseOptions.defaults().withVersion(TomlVersion.V1_0_0).withMaxNestingDepth(DEPTH);

    private TomlReader() {}

    /**
     * Reads a text.
     *
     * @param path the path of its file, for the places
     * @param text the text, with or without a byte order mark, its lines ended in any way
     * @param findings is told what is wrong with it
     * @return the file's tree, or nothing after errors were told
     */
    static Optional<InputNode> read(String path, String text, Consumer<Finding> findings) {
        return Report.read(new InputText(path, text), findings, TomlReader::read);
    }

    private static InputNode read(InputText input, Report report) {
        TomlParseResult result = parse(input);
        for (TomlParseError error : result.errors()) {
            int offset = input.offset(error.position().line(), error.position().column());
            String said = String.valueOf(error.getMessage());
            if (said.startsWith("Nesting is too deep")) {
                throw report.refuse(offset, ReadFinding.TOO_DEEP, "Here is level " + (Limits.DEPTH + 1) + ".");
            }
            report.add(offset, ReadFinding.SYNTAX_ERROR, Excerpt.ofMessage(said) + ".");
        }
        return new TomlTree(input).tree(result);
    }

    private static TomlParseResult parse(InputText input) {
        try {
            return Toml.parse(input.text(), OPTIONS);
        } catch (RuntimeException fault) { // a defect of the parser is no reason for the user to see a stack trace
            String detail = "The file cannot be read as TOML.";
            throw new Refusal(input.whole(), ReadFinding.SYNTAX_ERROR, detail);
        }
    }
}
