package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static dev.portolan.engine.write.Samples.values;
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

class DocumentWriterTest {
    @Test
    void writesTomlAsFlyctlDoes() {
        Document fly = Document.toml("fly.toml").header("Made for shop-prod.\nCopy it to the root.");
        Mapping root = fly.root();
        root.put("app", value("shop-prod"));
        Mapping http = root.note("The public door.").mapping("http_service");
        http.put("internal_port", value(8080));
        http.put("force_https", value(true));
        Mapping concurrency = http.mapping("concurrency");
        concurrency.put("type", value("requests"));
        concurrency.put("factor", value(new BigDecimal("5E-1")));
        http.put("processes", values("web"));
        Mapping check = http.list("checks").add();
        check.note("as the load balancer does").put("path", value("/up"));
        check.mapping("headers").put("X-Forwarded-Proto", value("https"));
        http.list("checks").add().put("path", value("/deep"));
        root.mapping("checks").mapping("is alive").put("port", value(1));
        root.list("vm").add().put("size", value("shared-cpu-1x")).put("processes", values("web"));
        root.list("vm").add().put("size", value("shared-cpu-2x"));
        root.note("ours").put("kill_signal", value("SIGTERM"));
        root.mapping("build").evenIfEmpty();

        assertThat(written(fly))
                .isEqualTo(
                        """
                        # Made for shop-prod.
                        # Copy it to the root.

                        app = "shop-prod"
                        # ours
                        kill_signal = "SIGTERM"

                        # The public door.
                        [http_service]
                          internal_port = 8080
                          force_https = true
                          processes = ["web"]

                          [http_service.concurrency]
                            type = "requests"
                            factor = 0.5

                          [[http_service.checks]]
                            # as the load balancer does
                            path = "/up"
                            [http_service.checks.headers]
                              X-Forwarded-Proto = "https"

                          [[http_service.checks]]
                            path = "/deep"

                        [checks."is alive"]
                          port = 1

                        [[vm]]
                          size = "shared-cpu-1x"
                          processes = ["web"]

                        [[vm]]
                          size = "shared-cpu-2x"

                        [build]
                        """);
    }

    @Test
    void writesOddTomlLegibly() {
        Document document = Document.toml("odd.toml");
        Mapping root = document.root();
        root.put("command", value("a \"b\"\nc\\d\u2028"));
        root.put("", value(""));
        root.put("decimal", value(new BigDecimal("2")));
        root.put(
                "list",
                values("a list that is longer than a line", "is written with a line", "for each of its items", "and commas"));
        Document other = Document.toml("other.toml");
        other.root().note("what follows").mapping("item").note("inside").put("a", value(1));
        root.list("mixed").add(value("x")).addCopy(other.root().get("item").orElseThrow());
        root.list("mixed").add().put("b", value(List.of(1, 2))).mapping("c").evenIfEmpty();

        assertThat(written(document))
                .isEqualTo(
                        """
                        command = "a \\"b\\"\\nc\\\\d\\u2028"
                        "" = ""
                        decimal = 2.0
                        list = [
                          "a list that is longer than a line",
                          "is written with a line",
                          "for each of its items",
                          "and commas",
                        ]
                        mixed = [
                          "x",
                          # what follows
                          # inside
                          { a = 1 },
                          { b = [1, 2], c = {} },
                        ]
                        """);
    }

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

        assertThat(written(compose))
                .isEqualTo(
                        """
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
        other.root().note("the item").mapping("item").note("its first key").put("a", value("x\ny")).put("b", value(1));
        other.root().note("the list").put("list", value(List.of(List.of(1, 2), 3)));
        document.root().list("items").addCopy(other.root().get("item").orElseThrow());
        document.root().list("items").addCopy(other.root().get("list").orElseThrow());
        document.root().list("items").add().evenIfEmpty();
        document.root().list("items").add().mapping("deep").put("c", value(true));

        assertThat(written(document))
                .isEqualTo(
                        """
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
                .isEqualTo("? \"" + "k ".repeat(600) + "\"\n: 1\n\nlist:\n  - ? \"" + "#".repeat(1200) + "\"\n    : v\n");
    }

    @Test
    void writesJson() {
        Document document = Document.json("main.tf.json").header("left out");
        Mapping family = document.root().note("left out").mapping("family");
        family.put("name", value("web \"1\" \u00E9\n"));
        family.put("sizes", value(List.of(1, 2L, new BigDecimal("1E+2"))));
        family.mapping("none").evenIfEmpty();
        family.put("essential", value(true));

        assertThat(written(document))
                .isEqualTo(
                        """
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
