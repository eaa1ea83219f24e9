package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static dev.portolan.engine.write.Samples.values;
import static dev.portolan.engine.write.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

class TomlWriterTest {
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

        assertThat(written(fly)).isEqualTo("""
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
                values(
                        "a list that is longer than a line",
                        "is written with a line",
                        "for each of its items",
                        "and commas"));
        Document other = Document.toml("other.toml");
        other.root().note("what follows").mapping("item").note("inside").put("a", value(1));
        root.list("mixed").add(value("x")).addCopy(other.root().get("item").orElseThrow());
        root.list("mixed").add().put("b", value(List.of(1, 2))).mapping("c").evenIfEmpty();

        assertThat(written(document)).isEqualTo("""
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

    /** The look that the project set itself. Comments are not part of what tomlj reads. */
    @Test
    void writesFilesThatWereWrittenByHandAsTheyAre() throws IOException {
        Path goldens = folderOfTheParent().resolveSibling("shared").resolve("goldens/fly");
        if (!Files.isDirectory(goldens)) {
            System.out.println("skipped: no ../shared/goldens/fly");
            abort("no ../shared/goldens/fly");
        }
        for (String name : List.of("rails.fly.toml", "phoenix.fly.toml")) {
            String golden = Files.readString(goldens.resolve(name));
            Document document = Document.toml(name);
            copy(Toml.parse(golden, TomlVersion.V1_0_0), document.root());

            assertThat(written(document)).isEqualTo(golden.replaceAll("(?m)^#.*\n", ""));
        }
    }

    private static void copy(TomlTable table, Mapping mapping) {
        for (String key : table.keySet()) {
            Object value = Objects.requireNonNull(table.get(List.of(key)));
            if (value instanceof TomlTable child) {
                copy(child, mapping.mapping(key).evenIfEmpty());
            } else if (value instanceof TomlArray array && array.get(0) instanceof TomlTable) {
                for (int i = 0; i < array.size(); i++) {
                    copy(array.getTable(i), mapping.list(key).add());
                }
            } else {
                mapping.put(key, value(value instanceof TomlArray array ? array.toList() : value));
            }
        }
    }

    private static Path folderOfTheParent() {
        Path folder = Path.of("").toAbsolutePath();
        Path parent = folder.getParent();
        return parent != null && Files.exists(parent.resolve("pom.xml")) ? parent : folder;
    }

    @Test
    void aCommentOfAListOfTablesStandsAboveTheFirstAndTheirOwnAboveEach() {
        Document toml = Document.toml("a.toml");
        Sequence tables = toml.root().note("all of them").list("vm");
        tables.add().note("how much").put("memory", value("1gb"));
        tables.add().put("memory", value("2gb"));

        assertThat(written(toml)).isEqualTo("""
                        # all of them
                        [[vm]]
                          # how much
                          memory = "1gb"

                        [[vm]]
                          memory = "2gb"
                        """);
    }
}
