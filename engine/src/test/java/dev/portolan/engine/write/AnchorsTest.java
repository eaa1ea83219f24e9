package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static dev.portolan.engine.write.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Dialect;
import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import org.junit.jupiter.api.Test;

/** What several parts of a YAML file share is written once, and a dialect may leave keys and comments alone. */
class AnchorsTest {
    @Test
    void aMappingThatIsThereAlreadyIsReferredTo() {
        Document file = Document.yaml("a.yaml");
        fill(file.root(), "first");
        fill(file.root(), "same");
        fill(file.root(), "more").put("PORT", value("3000"));
        fill(file.root(), "other").replace("A", value("two"));
        fill(file.root(), "less").remove("A");
        file.root().mapping("alone").shared("env").put("C", value("c"));

        assertThat(written(file)).isEqualTo("""
                        first: &env
                          A: one
                          B: b

                        same: *env

                        more:
                          <<: *env
                          PORT: "3000"

                        other:
                          <<: *env
                          A: two

                        less:
                          B: b

                        alone:
                          C: c
                        """);
    }

    @Test
    void whatIsBelowAKeyIsComparedToItsEnd() {
        Document file = Document.yaml("a.yaml");
        nested(file.root(), "first");
        nested(file.root(), "same");
        nested(file.root(), "longer").list("list").add(value("b"));
        Mapping item = nested(file.root(), "item");
        item.remove("list");
        item.list("list").add(value("other"));
        nested(file.root(), "value").mapping("map").replace("k", value("w"));
        nested(file.root(), "key").mapping("map").remove("k");
        nested(file.root(), "kind").replace("map", value("text"));

        assertThat(written(file)).isEqualTo("""
                        first: &env
                          list:
                            - a
                          map:
                            k: v
                            l: v

                        same: *env

                        longer:
                          <<: *env
                          list:
                            - a
                            - b

                        item:
                          <<: *env
                          list:
                            - other

                        value:
                          <<: *env
                          map:
                            k: w
                            l: v

                        key:
                          <<: *env
                          map:
                            l: v

                        kind:
                          <<: *env
                          map: text
                        """);
    }

    private static Mapping nested(Mapping root, String key) {
        Mapping mapping = root.mapping(key).shared("env");
        mapping.list("list").add(value("a"));
        mapping.mapping("map").put("k", value("v")).put("l", value("v"));
        return mapping;
    }

    @Test
    void aCopyIsSharedAsWell() {
        Document file = Document.yaml("a.yaml");
        fill(file.root(), "first");
        fill(file.root(), "same");
        assertThat(written(file.copy())).contains("same: *env");
    }

    @Test
    void aDialectMayLeaveKeysAndCommentsAlone() {
        Document file = Document.yaml("a.yaml").dialect(new Dialect() {
            @Override
            public String escape(String text) {
                return text.replace("$", "$$");
            }

            @Override
            public String escapeKey(String key) {
                return key;
            }

            @Override
            public String escapeComment(String comment) {
                return comment;
            }
        });
        file.header("for $5").root().note("costs $1").put("a$", value("b$"));
        assertThat(written(file)).isEqualTo("# for $5\n\n# costs $1\n\"a$\": \"b$$\"\n");
    }

    private static Mapping fill(Mapping root, String key) {
        return root.mapping(key).shared("env").put("A", value("one")).put("B", value("b"));
    }
}
