package dev.portolan.benchmarks;

import dev.portolan.engine.Portolan;
import dev.portolan.source.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reading the app of a folder on disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {
    private static final JsonFactory JSON = new JsonFactory();

    /** A fixture: the first is a Heroku app, the second a portolan.yaml with two datastores. */
    @Param({"rails", "several-servers"})
    public String fixture;

    private final Portolan portolan = Portolan.load();
    private Path folder = Path.of("");
    private List<Path> files = List.of();

    /** Finds the files, and looks whether they are an app. */
    @Setup
    public void find() throws IOException {
        folder = Path.of(System.getProperty("portolan.fixtures"), fixture, "input");
        try (Stream<Path> found = Files.list(folder)) {
            files = found.sorted().toList();
        }
        if (portolan.read(folder).app().isEmpty()) {
            throw new IllegalStateException("no app in " + folder);
        }
    }

    /** The model of the app, with the place of each fact. */
    @Benchmark
    public Reading read() {
        return portolan.read(folder);
    }

    /** The floor: the bytes of the same files; those that have a grammar go through the library that we use for it. */
    @Benchmark
    public void parse(Blackhole sink) throws IOException {
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String name = file.toString();
            if (name.endsWith(".json")) {
                tokens(bytes, sink);
            } else if (name.endsWith(".yaml")) {
                var text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
                sink.consume(new Yaml(new LoaderOptions()).compose(text));
            } else {
                sink.consume(new String(bytes, StandardCharsets.UTF_8));
            }
        }
    }

    private static void tokens(byte[] bytes, Blackhole sink) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            while (parser.nextToken() != null) {
                sink.consume(parser.getString());
            }
        }
    }
}
