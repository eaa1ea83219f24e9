package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.source.InputNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OverlayTests {
    private final List<Finding> findings = new ArrayList<>();
    private final Overlay overlay = new Overlay("demo", findings::add);

    @Test
    void a_patch_changes_adds_and_removes_and_leaves_the_rest() {
        assertThat(patched("""
                        a: 9
                        table: { x: null, z: [1, two, true] }
                        new: { deep: { er: 1.5 } }
                        """)).isEqualTo("""
                        a: 9

                        table:
                          w: 2
                          z:
                            - 1
                            - two
                            - true

                        items:
                          - name: one
                            size: 1
                          - name: two
                            size: 2

                        plain:
                          - 1
                          - 2

                        new:
                          deep:
                            er: 1.5
                        """);
        assertThat(findings).isEmpty();
        assertThat(overlay.dropped()).extracting(FactPath::toString).containsExactly("facts.a", "facts.x");
    }

    @Test
    void a_number_is_the_same_number_whatever_its_notation() {
        String written = patched("""
                        list: [1e3, 1.50, -7, 1e18, 1e30, 12345678901234567890, 0x1F, 1e999999999, 1e-999999999]
                        """);
        assertThat(written).contains("""
                          - 1000
                          - 1.50
                          - -7
                          - 1000000000000000000
                          - 1000000000000000000000000000000
                          - 12345678901234567890
                          - "0x1F"
                          - "1e999999999"
                          - "1e-999999999"
                        """);
    }

    @Test
    void a_list_may_hold_tables_and_no_lists() {
        assertThat(patched("list: [{ a: 1 }, [2], three]")).contains("""
                        list:
                          - a: 1
                          - three
                        """);
        assertThat(findings)
                .extracting(Finding::detail)
                .containsExactly("targets.demo.overlay.\"a.yaml\".list.1 is a list in a list.");
    }

    @Test
    void what_is_inside_of_what_is_taken_away_is_dropped_too() {
        patched("table: null\nitems: { two: null }\nplain: [3]");
        assertThat(overlay.dropped())
                .extracting(FactPath::toString)
                .containsExactly("facts.x", "facts.w", "facts.two", "facts.\"two.size\"", "facts.plain");
    }

    @Test
    void an_item_that_becomes_a_value_is_an_error() {
        patched("items: { two: 5 }");
        assertThat(findings)
                .extracting(Finding::detail)
                .containsExactly("targets.demo.overlay.\"a.yaml\".items.two is a table in the file and a number in the"
                        + " overlay.");
    }

    @Test
    void an_item_of_a_list_with_identity_is_changed_by_its_name() {
        assertThat(patched("items: { two: { size: 5, more: yes please }, one: null }"))
                .contains("""
                        items:
                          - name: two
                            size: 5
                            more: yes please

                        plain:
                        """);
        assertThat(findings).isEmpty();
    }

    @Test
    void what_would_change_nothing_is_an_error_that_names_what_is_near() {
        patched("""
                tabel: null
                items: { tow: { size: 1 } }
                a: { b: 1 }
                table: 3
                plain: { x: 1 }
                """);

        assertThat(findings)
                .extracting(finding -> finding.origins() + " " + finding.code().id() + " " + finding.detail())
                .containsExactly(
                        "[portolan.yaml:1:1] engine/overlay-removes-nothing There is no"
                                + " targets.demo.overlay.\"a.yaml\".tabel. Did you mean 'table'?",
                        "[portolan.yaml:2:10] engine/overlay-unknown-item There is no"
                                + " targets.demo.overlay.\"a.yaml\".items.tow; the list has one, two. Did you mean 'two'?",
                        "[portolan.yaml:3:1] engine/overlay-table-over-value targets.demo.overlay.\"a.yaml\".a is a value in"
                                + " the file and a table in the overlay.",
                        "[portolan.yaml:4:1] engine/overlay-table-over-value targets.demo.overlay.\"a.yaml\".table is a"
                                + " table in the file and a number in the overlay.",
                        "[portolan.yaml:5:1] engine/overlay-table-over-value targets.demo.overlay.\"a.yaml\".plain is a list"
                                + " in the file and a table in the overlay.");
    }

    @Test
    void a_file_that_is_not_written_and_a_file_without_keys_are_errors() {
        overlay.apply(List.of(document()), Collections.singletonMap("b.yaml", mapping("a: 1")));
        Document text = Document.text("run.sh");
        text.text().line("true");
        overlay.apply(List.of(text.freeze()), Collections.singletonMap("run.sh", mapping("a: 1")));

        assertThat(findings)
                .extracting(finding -> finding.code().id() + " " + finding.detail())
                .containsExactly(
                        "engine/overlay-without-file There is no 'b.yaml'; demo writes a.yaml. Did you mean 'a.yaml'?",
                        "engine/overlay-on-text run.sh is a text.");
    }

    @Test
    void without_an_overlay_the_document_is_the_same() {
        Document document = document();

        assertThat(overlay.apply(List.of(document), Collections.emptyMap())).containsExactly(document);
    }

    private String patched(String patch) {
        return DocumentWriter.write(
                overlay.apply(List.of(document()), Collections.singletonMap("a.yaml", mapping(patch)))
                        .get(0));
    }

    private static Document document() {
        Document document = Document.yaml("a.yaml");
        Mapping root = document.root().put("a", fact("a", 1));
        root.mapping("table").put("x", fact("x", 1)).put("w", fact("w", 2));
        var items = root.list("items", "name");
        items.add().put("name", fact("one", "one")).put("size", fact("one.size", 1));
        items.add().put("name", fact("two", "two")).put("size", fact("two.size", 2));
        root.put("plain", fact("plain", List.of(1, 2)));
        return document.freeze();
    }

    private static <T> Fact<T> fact(String name, T value) {
        return Fact.stated(FactPath.of("facts", name), value, Origin.CODE);
    }

    private static InputNode.Mapping mapping(String yaml) {
        byte[] text = yaml.getBytes(StandardCharsets.UTF_8);
        var files = ProjectFolder.ofMemory(Map.of("portolan.yaml", text));
        InputNode root = files.yaml("portolan.yaml").orElseThrow();
        assertThat(files.findings()).isEmpty();
        return (InputNode.Mapping) root;
    }
}
