package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static dev.portolan.engine.write.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portolan.document.Dialect;
import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.engine.write.Samples.Dollars;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentWriterTest {
    @Test
    void writesJson() {
        Document document = Document.json("main.tf.json").header("left out");
        Mapping family = document.root().note("left out").mapping("family");
        family.put("name", value("web \"1\" \u00E9\n"));
        family.put("sizes", value(List.of(1, 2L, new BigDecimal("1E+2"))));
        family.mapping("none").evenIfEmpty();
        family.put("essential", value(true));

        assertThat(written(document)).isEqualTo("""
                        {
                          "family": {
                            "name": "web \\"1\\" \u00E9\\n",
                            "sizes": [
                              1,
                              2,
                              100
                            ],
                            "none": {},
                            "essential": true
                          }
                        }
                        """);
    }

    @Test
    void writesText() {
        Document hook = Document.text("hook.sh").header("Runs once.").dialect(new Dollars());
        hook.text().line("#!/bin/sh").line("echo $1 ", value("costs $5")).line();
        Document sql = Document.text("init.sql").header("Runs once.");
        sql.text().line("SELECT 1;");

        Document empty = Document.text("empty.sh").header("Does nothing.");
        empty.text().line("#!/bin/sh");
        assertThat(written(empty)).isEqualTo("#!/bin/sh\n# Does nothing.\n\n");
        assertThat(written(hook)).isEqualTo("#!/bin/sh\n# Runs once.\n\necho $1 costs $$5\n\n");
        assertThat(written(sql)).isEqualTo("-- Runs once.\n\nSELECT 1;\n");
    }

    @Test
    void escapesWhatComesFromTheAppAndNothingElse() {
        assertThat(written(priced(Document.Format.TOML))).isEqualTo("""
                # $$h

                # $$c
                "$$k" = "$$v"
                own = "${v}"
                """);
        assertThat(written(priced(Document.Format.YAML))).isEqualTo("""
                # $$h

                # $$c
                "$$k": "$$v"
                own: "${v}"
                """);
        assertThat(written(priced(Document.Format.JSON))).isEqualTo("""
                {
                  "$$k": "$$v",
                  "own": "${v}"
                }
                """);
    }

    private static Document priced(Document.Format format) {
        Document document = Document.tree("x", format).dialect(new Dollars()).header("$h");
        document.root().note("$c").put("$k", value("$v")).put("own", Dollars.variable("v"));
        return document;
    }

    @Test
    void writesDocumentsInWhichNothingStands() {
        assertThat(written(Document.toml("a"))).isEmpty();
        assertThat(written(Document.tree("a", Document.Format.DOTENV))).isEmpty();
        assertThat(written(Document.text("a"))).isEmpty();
        assertThat(written(Document.yaml("a"))).isEqualTo("{}\n");
        assertThat(written(Document.json("a"))).isEqualTo("{}\n");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {0x1F, 0x7F, 0x80, 0x9F, 0x200B, 0x200E, 0x200F, 0x2028, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFFE})
    void whatAReaderWouldNotSeeIsEscaped(char hidden) {
        for (Document.Format format : List.of(Document.Format.TOML, Document.Format.YAML)) {
            assertThat(written(holding(format, hidden))).doesNotContain(String.valueOf(hidden));
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {' ', '~', 0xA0, 0x200A, 0x2027, 0x202F, 0x2065, 0xFFFD})
    void whatAReaderSeesStays(char seen) {
        for (Document.Format format : List.of(Document.Format.TOML, Document.Format.YAML)) {
            assertThat(written(holding(format, seen))).contains("a" + seen + "b");
        }
    }

    private static Document holding(Document.Format format, char c) {
        Document document = Document.tree("a", format);
        document.root().put("k", value("a" + c + "b"));
        return document;
    }

    @Test
    void anEmptyListIsThereAndNoTable() {
        Document document = Document.toml("a.toml");
        document.root().list("a").evenIfEmpty();
        document.root().mapping("t").list("b").evenIfEmpty();
        assertThat(written(document)).isEqualTo("a = []\n\n[t]\n  b = []\n");
    }

    @Test
    void shortSectionsStandTogether() {
        Document document = Document.yaml("a.yaml");
        document.root().mapping("all").mapping("one").put("a", value(1));
        document.root().mapping("all").mapping("two").put("a", value(2));
        assertThat(written(document)).isEqualTo("all:\n  one:\n    a: 1\n  two:\n    a: 2\n");
    }

    @Test
    void leavesNoCommentOpenForItsTextToLeave() {
        Document document = Document.toml("a").header("one\rtwo\u0000\u2028three\t\r\n\nfour  ");
        document.root().put("a", value(1));

        assertThat(written(document)).isEqualTo("# one\n# two\uFFFD\uFFFDthree\n#\n# four\n\na = 1\n");
    }

    @Test
    void namesTheKeyThatIsWrittenTwice() {
        Document document = Document.json("a.json").dialect(new Dialect() {
            @Override
            public String escape(String text) {
                return "same";
            }
        });
        document.root().put("a", value(1)).put("b", value(2));

        assertThatIllegalStateException()
                .isThrownBy(() -> written(document))
                .withMessageStartingWith("a.json: Duplicate Object property \"same\"");
    }
}
