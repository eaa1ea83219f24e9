package dev.portolan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentTests {
    private static final Fact<Integer> COUNT = Fact.stated(FactPath.of("count"), 2, Origin.CODE);
    private static final Fact<String> ABSENT = Fact.absent(FactPath.of("absent"));

    @Test
    void an_absent_fact_writes_nothing_and_takes_its_comment_along() {
        Document document = Document.toml("a.toml");
        document.root().note("never seen").put("absent", ABSENT).put("count", COUNT);

        Mapping root = document.freeze().root();
        assertThat(root.entries()).containsOnlyKeys("count");
        assertThat(root.get("count").orElseThrow().comment()).isEmpty();
    }

    @Test
    void a_value_remembers_the_fact() {
        Document document = Document.toml("a.toml");
        document.root().put("list", COUNT.map(count -> List.of("x", "y")));

        assertThat(document.root().get("list").orElseThrow().bases())
                .containsExactly(new Basis.Stated(COUNT.path(), Origin.CODE));
    }

    @Test
    void what_the_target_does_anyway_is_answered_and_not_written() {
        Document document = Document.toml("a.toml");
        document.root().mapping("inner").put("count", COUNT, 2);

        assertThat(document.freeze().root().entries()).isEmpty();
        assertThat(document.root().implied()).containsExactly(new Basis.Stated(COUNT.path(), Origin.CODE));
    }

    @Test
    void a_section_that_stays_empty_is_not_written_unless_asked_for() {
        Document document = Document.yaml("a.yaml");
        document.root().mapping("empty").from(COUNT);
        document.root().mapping("kept").evenIfEmpty();

        assertThat(document.freeze().root().entries()).containsOnlyKeys("kept");
    }

    @Test
    void a_key_is_written_once() {
        Mapping root = Document.yaml("a.yaml").root().put("count", COUNT);

        assertThatThrownBy(() -> root.put("count", COUNT)).hasMessage("the key 'count' is written twice");
    }

    @Test
    void nothing_changes_after_the_document_was_handed_over() {
        Document document = Document.yaml("a.yaml").freeze();

        assertThatThrownBy(() -> document.root().put("count", COUNT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> document.header("late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> document.text().line("late")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void no_part_of_a_document_that_was_handed_over_can_change() {
        Document document = Document.yaml("a.yaml");
        Mapping inner = document.root().mapping("inner").put("count", COUNT);
        Sequence items = document.root().list("items").add(COUNT);
        Mapping item = items.add().put("count", COUNT);
        document.freeze();

        assertThat(Stream.<ThrowingCallable>of(
                        () -> document.mode(Document.Mode.PRIVATE),
                        () -> document.from(COUNT),
                        () -> document.dialect(document.dialect()),
                        () -> document.root().remove("inner"),
                        () -> document.root().implies(COUNT),
                        () -> inner.put("more", COUNT),
                        () -> inner.put("count", COUNT, 2),
                        () -> inner.replace("count", COUNT),
                        () -> inner.from(COUNT),
                        () -> items.add(COUNT),
                        () -> items.from(COUNT),
                        () -> item.put("more", COUNT)))
                .allSatisfy(change -> assertThatThrownBy(change).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void a_copy_has_the_comments_and_the_reasons_of_every_part() {
        Document document = Document.yaml("a.yaml").from(COUNT).mode(Document.Mode.EXECUTABLE);
        document.root().note("of the section").mapping("inner").from(COUNT).put("count", COUNT);
        document.root().note("of the list").list("items").from(COUNT).add(COUNT);
        Document copy = document.freeze().copy();

        var why = new Basis.Stated(COUNT.path(), Origin.CODE);
        assertThat(copy.bases()).containsExactly(why);
        assertThat(copy.mode()).isEqualTo(Document.Mode.EXECUTABLE);
        Mapping inner = (Mapping) copy.root().get("inner").orElseThrow();
        Sequence items = (Sequence) copy.root().get("items").orElseThrow();
        assertThat(inner.comment()).isEqualTo("of the section");
        assertThat(items.comment()).isEqualTo("of the list");
        assertThat(Stream.of(
                        inner,
                        inner.get("count").orElseThrow(),
                        items,
                        items.items().get(0)))
                .allSatisfy(part -> assertThat(part.bases()).containsExactly(why));
    }

    @Test
    void a_copy_is_equal_in_all_that_is_written_and_can_change() {
        Document document = Document.yaml("a.yaml").header("top");
        document.root().note("why").put("count", COUNT);
        document.root().list("items", "name").add().put("name", COUNT);
        Document copy = document.freeze().copy();
        copy.root().remove("count");

        assertThat(document.root().entries()).containsOnlyKeys("count", "items");
        assertThat(copy.root().entries()).containsOnlyKeys("items");
        assertThat(copy.header()).isEqualTo("top");
        assertThat(((Sequence) copy.root().get("items").orElseThrow()).identity())
                .contains("name");
    }

    @Test
    void a_line_with_an_absent_fact_is_left_out() {
        TextBody text = Document.text("a.sh").text().line("one ", COUNT).line("two ", ABSENT);

        assertThat(text.lines()).hasSize(1);
    }

    @Test
    void a_path_cannot_leave_the_output_folder() {
        for (String path : List.of("", "/etc/passwd", "../a", "a/../../b", "a\\b")) {
            assertThatThrownBy(() -> Document.text(path)).as(path).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
