package dev.portolan.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Document.Format;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LineBasesTest {
    @Test
    void a_line_of_toml_rests_on_what_begins_there_and_its_section_on_its_own() {
        assertThat(explained(sample(Format.TOML))).isEqualTo("""
                # Made.                                   | file
                                                          |
                # Sells charts.                           | name
                app = "shop"                              | name
                ports = [80, 443]                         | ports
                                                          |
                # One for each.                           | web
                [[vm]]                                    | web list
                  count = 2                               | count
                  kind = "shared"                         | web
                """);
    }

    @Test
    void a_line_of_yaml_with_a_dash_rests_on_its_first_key_and_on_the_item() {
        assertThat(explained(sample(Format.YAML))).isEqualTo("""
                # Made.                                   | file
                                                          |
                # Sells charts.                           | name
                app: shop                                 | name
                                                          |
                ports:                                    | ports
                  - 80                                    | ports
                  - 443                                   | ports
                                                          |
                vm:                                       | list
                  # One for each.                         | web
                  - count: 2                              | count web
                    kind: shared                          | web
                """);
    }

    @Test
    void a_bracket_of_json_rests_on_what_it_closes() {
        assertThat(explained(sample(Format.JSON))).isEqualTo("""
                {                                         | file
                  "app": "shop",                          | name
                  "ports": [                              | ports
                    80,                                   | ports
                    443                                   | ports
                  ],                                      | ports
                  "vm": [                                 | list
                    {                                     | web
                      "count": 2,                         | count
                      "kind": "shared"                    | web
                    }                                     | web
                  ]                                       | list
                }                                         |
                """);
    }

    @Test
    void every_line_of_a_text_of_several_lines_rests_on_it() {
        Document yaml = Document.yaml("x");
        yaml.root().put("script", fact("script", "one\ntwo\n")).put("next", fact("next", 1));
        Document env = Document.tree(".env", Format.DOTENV);
        env.root().put("A", fact("a", "one\ntwo")).put("B", fact("b", "x"));
        Document text = Document.text("x.sh").header("Runs.").from(fact("file", ""));
        text.text().line("#!/bin/sh").line("echo ", fact("word", "a\nb")).line("exit");

        assertThat(explained(yaml)).isEqualTo("""
                script: |                                 | script
                  one                                     | script
                  two                                     | script
                next: 1                                   | next
                """);
        assertThat(explained(env)).isEqualTo("""
                A='one                                    | a
                two'                                      | a
                B=x                                       | b
                """);
        assertThat(explained(text)).isEqualTo("""
                #!/bin/sh                                 | file
                # Runs.                                   |
                                                          |
                echo a                                    | word
                b                                         | word
                exit                                      |
                """);
    }

    @Test
    void a_reference_rests_on_all_that_it_stands_for() {
        Document yaml = Document.yaml("x");
        for (String name : List.of("web", "worker", "other")) {
            Mapping env = yaml.root().mapping(name).mapping("env").shared("env");
            env.put("A", fact(name + ".a", 1)).put("B", fact(name + ".b", name.equals("other") ? 3 : 2));
        }

        assertThat(explained(yaml)).contains("""
                  env: *env                               | worker.a worker.b
                """).contains("""
                    <<: *env                              | other.a
                    B: 3                                  | other.b
                """);
    }

    @Test
    void a_list_that_is_too_long_for_a_line_and_a_table_without_a_header_of_its_own_keep_their_facts() {
        Document toml = Document.toml("x");
        toml.root()
                .mapping("outer")
                .from(fact("outer", ""))
                .mapping("inner")
                .from(fact("inner", ""))
                .put("list", fact("list", List.of("a".repeat(60), "b".repeat(60))));

        assertThat(explained(toml).replaceAll("(.)\\1{50,}", "$1")).isEqualTo("""
                [outer.inner]                             | inner outer
                  list = [                                | list
                    "a",| list
                    "b",| list
                  ]                                       | list
                """);
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"TOML", "YAML", "JSON"})
    void whatever_the_tree_each_line_is_accounted_for_and_each_basis_is_on_a_line(Format format) {
        for (long seed = 0; seed < 500; seed++) {
            Document document = RandomTree.of(seed, format).document();
            Written written = DocumentWriter.trace(document);

            assertThat(written.lines())
                    .hasSize((int) written.text().chars().filter(c -> c == '\n').count());
            Set<Basis> there = written.lines().stream().flatMap(Set::stream).collect(Collectors.toSet());
            assertThat(there).isEqualTo(LineBases.all(document.root()));
        }
    }

    private static Document sample(Format format) {
        Document document = Document.tree("x", format).header("Made.").from(fact("file", ""));
        document.root().note("Sells charts.").put("app", fact("name", "shop"));
        document.root().put("ports", fact("ports", List.of(80, 443)));
        Mapping other = Document.toml("other").root();
        other.note("One for each.").mapping("item").from(fact("web", "")).put("count", fact("count", 2));
        other.mapping("item").put("kind", fact("web", "shared"));
        document.root()
                .list("vm")
                .from(fact("list", ""))
                .addCopy(other.get("item").orElseThrow());
        return document;
    }

    private static <T> Fact<T> fact(String path, T value) {
        return Fact.stated(new FactPath(List.of(path.split("\\."))), value, Origin.CODE);
    }

    private static String explained(Document document) {
        Written written = DocumentWriter.trace(document.freeze());
        var lines = new ArrayList<String>();
        List<String> texts = written.text().lines().toList();
        for (int i = 0; i < texts.size(); i++) {
            var paths = new LinkedHashSet<String>();
            written.lines()
                    .get(i)
                    .forEach(basis -> paths.add(((Basis.Stated) basis).path().toString()));
            lines.add(String.format("%-42s| %s", texts.get(i), String.join(" ", paths))
                            .stripTrailing() + "\n");
        }
        return String.join("", lines);
    }
}
