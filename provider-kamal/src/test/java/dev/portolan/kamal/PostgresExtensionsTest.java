package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A start that fails at an extension leaves a database that the next start takes for whole. */
class PostgresExtensionsTest {
    @Test
    void only_what_the_image_brings_is_made_and_the_rest_is_told() {
        Output output = translated("16", "timescaledb", "vector", "postgis", "pg_trgm");

        assertThat(text(output, "config/deploy.yml"))
                .hasValueSatisfying(deploy -> assertThat(deploy).contains("image: \"postgis/postgis:16-3.5\""));
        assertThat(text(output, "deploy/kamal/db.sql")).hasValue("""
                # Run once, when the server makes its first database.

                CREATE EXTENSION IF NOT EXISTS "postgis";
                CREATE EXTENSION IF NOT EXISTS "pg_trgm";
                """.replace("# ", "-- "));
        assertThat(missing(output)).containsExactly("timescaledb", "vector");
    }

    @Test
    void without_any_that_can_be_made_there_is_no_script() {
        Output output = translated("17", "plv8");

        assertThat(text(output, "deploy/kamal/db.sql")).isEmpty();
        assertThat(text(output, "config/deploy.yml"))
                .hasValueSatisfying(deploy -> assertThat(deploy)
                        .contains("image: \"postgres:17-bookworm\"")
                        .doesNotContain("files:"));
        assertThat(missing(output)).containsExactly("plv8");
    }

    @Test
    void what_another_version_has_is_not_made_in_this_one() {
        assertThat(missing(translated("14", "pg_walinspect", "adminpack"))).containsExactly("pg_walinspect");
        assertThat(missing(translated("17", "pg_walinspect", "adminpack"))).containsExactly("adminpack");
    }

    private static List<Object> missing(Output output) {
        return output.findings().stream()
                .filter(finding -> finding.code() == DataFinding.EXTENSION_NOT_IN_IMAGE)
                .flatMap(finding -> finding.facts().stream())
                .<Object>map(Fact::get)
                .toList();
    }

    private static Output translated(String version, String... extensions) {
        App app = App.builder("maps")
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES).version(version).extensions(List.of(extensions)))
                .build();
        return new KamalProvider().translate(app, Settings.none("kamal"));
    }

    private static Optional<String> text(Output output, String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .map((Document document) -> DocumentWriter.write(document))
                .findFirst();
    }
}
