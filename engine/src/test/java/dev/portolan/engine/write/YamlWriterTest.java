package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static dev.portolan.engine.write.Samples.values;
import static dev.portolan.engine.write.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlWriterTest {
    @Test
    void writesYamlAsPeopleDo() {
        Document compose = Document.yaml("compose.yaml").header("Made for shop.");
        Mapping root = compose.root();
        root.put("name", value("shop"));
        root.put("version", value("3.8"));
        Mapping web = root.mapping("services").mapping("web");
        web.put("command", values("sh", "-c", "exec puma -p $PORT"));
        web.note("more than one\n\ncopy").put("scale", value(2));
        Mapping port = web.list("ports").add();
        port.put("target", value(3000));
        port.put("published", value("3000"));
        Mapping worker = root.mapping("services").note("no door").mapping("worker");
        worker.put("restart", value("no"));
        worker.put("cpus", value(new BigDecimal("0.50")));
        worker.put("script", value("set -e\n\nexec sidekiq\n"));
        worker.put("on", value("a\nb"));
        root.mapping("networks").mapping("default").evenIfEmpty();
        root.put("x", value("last"));

        assertThat(written(compose)).isEqualTo("""
                        # Made for shop.

                        name: shop
                        version: "3.8"

                        services:
                          web:
                            command:
                              - sh
                              - "-c"
                              - "exec puma -p $PORT"
                            # more than one
                            #
                            # copy
                            scale: 2
                            ports:
                              - target: 3000
                                published: "3000"

                          # no door
                          worker:
                            restart: "no"
                            cpus: 0.50
                            script: |
                              set -e

                              exec sidekiq
                            "on": |-
                              a
                              b

                        networks:
                          default: {}

                        x: last
                        """);
    }

    @Test
    void keepsCommentsOfYamlItemsAboveTheirDash() {
        Document document = Document.yaml("list.yaml");
        Document other = Document.yaml("other.yaml");
        other.root()
                .note("the item")
                .mapping("item")
                .note("its first key")
                .put("a", value("x\ny"))
                .put("b", value(1));
        other.root().note("the list").put("list", value(List.of(List.of(1, 2), 3)));
        document.root().list("items").addCopy(other.root().get("item").orElseThrow());
        document.root().list("items").addCopy(other.root().get("list").orElseThrow());
        document.root().list("items").add().evenIfEmpty();
        document.root().list("items").add().mapping("deep").put("c", value(true));

        assertThat(written(document)).isEqualTo("""
                        items:
                          # the item
                          # its first key
                          - a: |-
                              x
                              y
                            b: 1
                          # the list
                          - - - 1
                              - 2
                            - 3
                          - {}
                          - deep:
                              c: true
                        """);
    }

    @Test
    void writesAKeyThatIsTooLongForOneLineWithAQuestionMark() {
        Document document = Document.yaml("long.yaml");
        document.root().put("k ".repeat(600), value(1)).list("list").add().put("#".repeat(1200), value("v"));

        assertThat(written(document))
                .isEqualTo(
                        "? \"" + "k ".repeat(600) + "\"\n: 1\n\nlist:\n  - ? \"" + "#".repeat(1200) + "\"\n    : v\n");
    }

    @Test
    void quotesWhatOneReaderTakesForANumberAndNothingLikeIt() {
        Document yaml = Document.yaml("a.yaml");
        yaml.root().put("list", values("e1", "E+3", "e-5", "e_1.2", "e", "e1x", "echo", "echo a"));

        assertThat(written(yaml)).isEqualTo("""
                        list:
                          - "e1"
                          - "E+3"
                          - "e-5"
                          - "e_1.2"
                          - "e"
                          - e1x
                          - echo
                          - echo a
                        """);
    }

    @Test
    void aRemarkStandsBehindItsValue() {
        Document document = Document.yaml("a.yaml");
        document.root()
                .note("above")
                .remark("v1\nof # it")
                .put("hash", value("0c7"))
                .put("next", value("plain"))
                .remark("not in a block")
                .put("lines", value("a\nb\n"));
        assertThat(written(document)).isEqualTo("""
                # above
                hash: "0c7" # v1 of # it
                next: plain
                lines: |
                  a
                  b
                """);
    }

    @Test
    void commentsOfAnItemAndOfItsFirstKeyStandAboveTheDash() {
        Document yaml = Document.yaml("a.yaml");
        yaml.root()
                .note("all")
                .list("items")
                .add()
                .note("the first")
                .put("name", value("one"))
                .note("the size")
                .put("size", value(1));

        assertThat(written(yaml)).isEqualTo("""
                        # all
                        items:
                          # the first
                          - name: one
                            # the size
                            size: 1
                        """);
    }
}
