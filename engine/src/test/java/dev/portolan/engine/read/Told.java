package dev.portolan.engine.read;

import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a reader made of a text, and what it told. */
record Told(Optional<InputNode> node, List<Finding> findings) {
    interface Reader {
        Optional<InputNode> read(String path, String text, Consumer<Finding> findings);
    }

    static Told json(String... lines) {
        return read(JsonReader::read, "app.json", String.join("\n", lines));
    }

    static Told yaml(String... lines) {
        return read(YamlReader::read, "heroku.yml", String.join("\n", lines));
    }

    static Told toml(String... lines) {
        return read(TomlReader::read, "fly.toml", String.join("\n", lines));
    }

    static Told dotenv(String... lines) {
        return read(DotenvReader::read, ".env", String.join("\n", lines));
    }

    static Told read(Reader reader, String path, String text) {
        var findings = new ArrayList<Finding>();
        var node = reader.read(path, text, findings::add);
        return new Told(node, findings);
    }

    /** The tree with its places: {@code 1:1{1:2 a=1:6 NUMBER 1}}. */
    String placed() {
        return node.map(Told::placed).orElse("nothing");
    }

    /** The tree without its places. */
    String plain() {
        return node.map(Told::plain).orElse("nothing");
    }

    /** The findings in short: {@code ERROR 3:5 SYNTAX_ERROR the detail}. */
    List<String> said() {
        return findings.stream()
                .map(finding -> place(finding.places().get(0).toString()) + " "
                        + finding.code().name() + " " + finding.detail())
                .toList();
    }

    private static String placed(InputNode node) {
        String place = place(node.origin().toString());
        if (node instanceof InputNode.Mapping mapping) {
            return place
                    + mapping.entries().stream()
                            .map(entry ->
                                    place(entry.origin().toString()) + " " + entry.key() + "=" + placed(entry.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof InputNode.Sequence sequence) {
            return place + sequence.items().stream().map(Told::placed).collect(Collectors.joining(", ", "[", "]"));
        }
        return place + " " + plain(node);
    }

    static String plain(InputNode node) {
        if (node instanceof InputNode.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> entry.key() + "=" + plain(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof InputNode.Sequence sequence) {
            return sequence.items().stream().map(Told::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        var scalar = (InputNode.Scalar) node;
        return scalar.type() + " " + scalar.text();
    }

    private static String place(String origin) {
        return origin.contains(":") ? origin.substring(origin.indexOf(':') + 1) : "file";
    }
}
