package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Staging and production of one app, in one folder and on one server. */
class TwoStagesTest {
    private static final Settings SETTINGS = Settings.none("kamal")
            .with(KamalSettings.HOSTS, List.of("203.0.113.10"))
            .with(KamalSettings.REGISTRY, "ghcr.io")
            .with(KamalSettings.DESTINATIONS, true);

    private final Map<String, String> production = files("production", "shop.example.com");
    private final Map<String, String> staging = files("staging", "staging.shop.example.com");

    @Test
    void noFileOfOneStageIsAnotherOfTheOther() {
        List<String> common = new ArrayList<>(production.keySet());
        common.retainAll(staging.keySet());
        assertThat(common).containsExactlyInAnyOrder("config/deploy.yml", ".kamal/secrets-common");
        common.forEach(path -> assertThat(production).containsEntry(path, staging.get(path)));
    }

    @Test
    void containersDataAndHostNamesOfTheStagesDiffer() {
        List<String> names = new ArrayList<>();
        for (String stage : List.of("production", "staging")) {
            Map<String, Object> deploy = deploy(stage);
            names.addAll(KamalYml.texts(KamalYml.table(deploy, "proxy"), "hosts"));
            Map<String, Object> web = KamalYml.table(KamalYml.table(deploy, "servers"), "web");
            names.addAll(KamalYml.texts(KamalYml.table(web, "options"), "volume"));
            Map<String, Object> accessories = KamalYml.table(deploy, "accessories");
            for (String name : accessories.keySet()) {
                // Kamal puts the data of an accessory below a folder of this name.
                names.add(KamalYml.text(KamalYml.table(accessories, name), "service"));
                assertThat(KamalYml.texts(KamalYml.table(accessories, name), "directories"))
                        .noneMatch(folder -> folder.startsWith("/"));
            }
            Map<String, Object> env = KamalYml.table(KamalYml.table(deploy, "env"), "clear");
            names.add(KamalYml.text(env, "DATABASE_HOST"));
        }
        assertThat(names)
                .containsExactly(
                        "shop.example.com",
                        "shop-production-web-uploads:/uploads",
                        "shop-production-db",
                        "shop-production-db",
                        "staging.shop.example.com",
                        "shop-staging-web-uploads:/uploads",
                        "shop-staging-db",
                        "shop-staging-db");
    }

    private Map<String, Object> deploy(String stage) {
        String text = (stage.equals("production") ? production : staging).get("config/deploy." + stage + ".yml");
        Map<String, Object> deploy = new LinkedHashMap<>();
        Map<?, ?> loaded = new Yaml().load(text);
        loaded.forEach((key, value) -> deploy.put(key.toString(), value));
        return deploy;
    }

    private static Map<String, String> files(String stage, String domain) {
        App app = App.builder("shop")
                .stage(stage)
                .process(
                        "web",
                        web -> web.command(Command.exec("bin/web"))
                                .http(http -> http.port(3000))
                                .volume("uploads", volume -> volume.mountPath("/uploads")))
                .release(Command.exec("bin/migrate"))
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
                .env("DATABASE_HOST", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.HOST))
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
                .domain(domain)
                .build();
        Map<String, String> files = new LinkedHashMap<>();
        for (Document document : new KamalProvider().translate(app, SETTINGS).documents()) {
            files.put(document.path(), DocumentWriter.write(document));
        }
        return files;
    }
}
