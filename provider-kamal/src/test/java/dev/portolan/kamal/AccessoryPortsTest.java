package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Docker gives a port of a server to one container only. */
class AccessoryPortsTest {
    private static final Settings NONE = Settings.none("kamal");
    private static final Settings SHARED = NONE.with(KamalSettings.DATA_ADDRESS, "10.0.0.2");

    @Test
    void a_second_server_of_a_kind_has_the_next_port_and_its_clients_are_told() {
        Output output = new KamalProvider().translate(KamalApps.twins(), SHARED);

        assertThat(deploy(output))
                .contains("port: \"10.0.0.2:5432:5432\"")
                .contains("""
                            # Something before it holds 5432 there, and docker gives a port once.
                            port: "10.0.0.2:5433:5432"
                        """)
                .contains("MAIN_PORT: \"5432\"", "AUDIT_PORT: \"5433\"");
        assertThat(file(output, ".kamal/secrets"))
                .contains("@10.0.0.2:5432/twins_production", "@10.0.0.2:5433/twins_production");
        assertThat(new KamalProvider().check(output.documents())).isEmpty();
    }

    @Test
    void in_dockers_network_each_server_has_an_address_and_so_the_usual_port() {
        Output output = new KamalProvider().translate(KamalApps.twins(), NONE);

        assertThat(deploy(output))
                .doesNotContain("port: \"")
                .contains("MAIN_PORT: \"5432\"", "AUDIT_PORT: \"5432\"", "AUDIT_HOST: twins-audit");
    }

    @Test
    void a_port_that_a_process_publishes_is_left_to_it() {
        App app = App.builder("pooled")
                .process(
                        "pool",
                        pool -> pool.command(Command.exec("bin/pool"))
                                .service(
                                        "sql",
                                        sql -> sql.exposure(Service.Exposure.PUBLIC)
                                                .protocol(Service.Protocol.TCP)
                                                .port(5432)
                                                .publishedPort(5432)))
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
                .env("DB_PORT", EnvValue.of(Ref.datastore("db"), Attribute.PORT))
                .build();

        assertThat(deploy(new KamalProvider().translate(app, SHARED)))
                .contains("- \"5432:5432\"", "port: \"10.0.0.2:5433:5432\"", "DB_PORT: \"5433\"");
    }

    @Test
    void a_client_that_is_told_the_host_alone_is_warned() {
        App.Builder app = App.builder("hosts").process("web", web -> web.command(Command.exec("bin/web")));
        for (String name : List.of("main", "audit", "stock")) {
            app.datastore(name, store -> store.kind(Datastore.Kind.POSTGRES))
                    .env(name.toUpperCase(Locale.ROOT) + "_HOST", EnvValue.of(Ref.datastore(name), Attribute.HOST));
        }
        app.env("STOCK_PORT", EnvValue.of(Ref.datastore("stock"), Attribute.PORT));

        assertThat(new KamalProvider().translate(app.build(), SHARED).findings())
                .filteredOn(finding -> finding.code() == DataFinding.HOST_WITHOUT_PORT)
                .extracting(Finding::detail)
                .singleElement()
                .asString()
                .contains("It is port 5433.");
    }

    private static String deploy(Output output) {
        return file(output, "config/deploy.yml");
    }

    private static String file(Output output, String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .map((Document document) -> DocumentWriter.write(document))
                .findFirst()
                .orElseThrow();
    }
}
