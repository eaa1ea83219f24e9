package dev.portolan.engine.read;

import dev.portolan.source.InputNode;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What a value without quotes is taken for: what YAML 1.2 says, not 1.1, SnakeYAML's own. In 1.1 {@code no} is false,
 * {@code 22:22} is 1342 and {@code 2026-11-20} a date; nobody who writes an app's files means that, and the text as it
 * was written stays at hand for whoever knows better. Merge keys, which 1.2 dropped, are kept: compose files use them.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#1032-tag-resolution">YAML 1.2.2, 10.3.2</a>
 */
final class YamlTypes extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL|");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, TRUTH, "tTfF");
        addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, DECIMAL, "-+.0123456789");
        addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
        addImplicitResolver(Tag.MERGE, MERGE, "<");
    }

    /** What a tag stands for; a tag of another program stands for a text. */
    static InputNode.Type type(Tag tag) {
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return InputNode.Type.NUMBER;
        }
        if (tag.equals(Tag.BOOL)) {
            return InputNode.Type.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? InputNode.Type.NULL : InputNode.Type.TEXT;
    }

    /** What a value would be taken for if it had neither quotes nor a tag. */
    InputNode.Type plainType(String value) {
        return type(resolve(NodeId.scalar, value, true));
    }
}
