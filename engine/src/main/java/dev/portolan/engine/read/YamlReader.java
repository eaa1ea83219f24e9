package dev.portolan.engine.read;

import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import dev.portolan.source.InputNode.Scalar;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML of one document. SnakeYAML makes nodes and nothing else of it: no tag ever makes an object. An empty file
 * is nothing, as YAML has it.
 */
final class YamlReader {
    private YamlReader() {}

    /**
     * Reads a text.
     *
     * @param path the path of its file, for the places
     * @param text the text, with or without a byte order mark, its lines ended in any way
     * @param findings is told what is wrong with it
     * @return the file's tree, or nothing after an error was told
     */
    static Optional<InputNode> read(String path, String text, Consumer<Finding> findings) {
        return Report.read(new InputText(path, text), findings, YamlReader::read);
    }

    private static InputNode read(InputText input, Report report) {
        int longest = input.longestLine();
        if (input.length(longest) > Limits.YAML_LINE) {
            String detail = "Line " + longest + " has " + input.length(longest) + " characters; the limit is "
                    + Limits.YAML_LINE + ".";
            throw report.refuse(input.offset(longest, 1), ReadFinding.TOO_LARGE, detail);
        }
        var types = new YamlTypes();
        Node root = compose(input, types);
        return root == null
                ? new Scalar(input.at(0), InputNode.Type.NULL, "")
                : new YamlTree(input, report, types).tree(root);
    }

    private static @Nullable Node compose(InputText input, YamlTypes types) {
        var reader = new StreamReader(input.text());
        try {
            return new Composer(new ParserImpl(reader, options()), types, options()).getSingleNode();
        } catch (RuntimeException fault) { // SnakeYAML throws more than its own: NumberFormatException for "\U99999999"
            throw YamlFaults.refusal(fault, input, reader.getIndex());
        }
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(Limits.DEPTH);
        options.setCodePointLimit(Integer.MAX_VALUE); // files are bounded where they are opened
        options.setMaxAliasesForCollections(Integer.MAX_VALUE); // YamlTree counts what they repeat
        options.setTagInspector(tag -> true); // a tag is told and passed over
        return options;
    }
}
