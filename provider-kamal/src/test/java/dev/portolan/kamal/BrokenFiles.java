package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import java.util.List;

/** Configurations that Kamal refuses, that fail later, or that do something else. */
final class BrokenFiles {
    private BrokenFiles() {}

    static List<List<Document>> all() {
        return List.of(List.of(refused()), List.of(failing(), secrets()), List.of(warned(), secrets()));
    }

    static Document refused() {
        Document file = Document.yaml("config/deploy.yml");
        file.root().put("service", stated("a b")).put("surprise", stated("x"));
        return file.freeze();
    }

    static Document failing() {
        Document file = sound();
        file.root().mapping("env").list("secret").add(stated("NOWHERE"));
        return file.freeze();
    }

    static Document warned() {
        Document file = sound();
        file.root()
                .mapping("accessories")
                .mapping("db")
                .put("image", stated("postgres:17"))
                .put("host", stated("192.0.2.1"))
                .put("port", stated("5432"));
        file.root().mapping("env").list("secret").add(stated("NOWHERE"));
        return file.freeze();
    }

    /** A configuration without a fault. */
    static Document sound() {
        Document file = Document.yaml("config/deploy.yml");
        file.root().put("service", stated("shop")).put("image", stated("shop"));
        file.root().mapping("servers").mapping("web").list("hosts").add(stated("192.0.2.1"));
        file.root().mapping("registry").put("server", stated("localhost:5555"));
        file.root().mapping("builder").put("arch", stated("amd64"));
        return file;
    }

    static Document secrets(String... names) {
        Document file = Document.text(".kamal/secrets");
        for (String name : names) {
            file.text().line(name, "=$", name);
        }
        return file.freeze();
    }

    static <T> Fact<T> stated(T value) {
        return Fact.chosen(value, "the test says so");
    }
}
