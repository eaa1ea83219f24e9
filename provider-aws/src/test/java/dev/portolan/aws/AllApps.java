package dev.portolan.aws;

import dev.portolan.engine.Portolan;
import dev.portolan.heroku.HerokuSource;
import dev.portolan.yaml.PortolanYamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The apps of the fixtures, and real ones where the folder that holds them is there. */
final class AllApps {
    static final Portolan PORTOLAN =
            Portolan.of(List.of(new HerokuSource(), new PortolanYamlSource()), List.of(new AwsProvider()));

    /** One of so many. */
    private static final int SOME = 10;

    private AllApps() {}

    /** The input of a fixture. */
    static Path fixture(String name) {
        return Path.of("..", "fixtures", name, "input");
    }

    /** The inputs of all fixtures. */
    static List<Path> fixtures() throws IOException {
        try (Stream<Path> fixtures = Files.list(Path.of("..", "fixtures"))) {
            return fixtures.map(fixture -> fixture.resolve("input")).sorted().toList();
        }
    }

    /** Real apps. */
    static List<Path> corpus() throws IOException {
        Optional<Path> corpus = SharedFiles.find("corpus");
        if (corpus.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(corpus.get())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** The fixtures and some of the real apps; all of these where it is asked for by {@code -Dportolan.real-apps=true}. */
    static List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(fixtures());
        List<Path> real = corpus();
        for (int i = 0; i < real.size(); i += Boolean.getBoolean("portolan.real-apps") ? 1 : SOME) {
            all.add(real.get(i));
        }
        return all;
    }
}
