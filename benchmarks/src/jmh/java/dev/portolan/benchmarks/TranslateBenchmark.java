package dev.portolan.benchmarks;

import dev.portolan.document.Document;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.source.Reading;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One typical app: three processes, two datastores, 20 names of the environment; read once, then translated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TranslateBenchmark {
    static final int PROCESSES = 3;

    /** The ids of the targets, parted by commas. */
    @Param({"fly", "kamal", "defang", "aws", "fly,kamal,defang,aws"})
    public String targets;

    private final Portolan portolan = Portolan.load();
    private final Reading reading = SampleApp.read(portolan, PROCESSES);
    private List<String> ids = List.of();
    private List<Translation> translations = List.of();
    private List<Document> documents = List.of();

    /** Reads and translates once: what is rendered again, and what the runbook is made of. */
    @Setup
    public void translateOnce() {
        ids = List.of(targets.split(","));
        translations = SampleApp.translate(portolan, reading, ids);
        SampleApp.check(translations);
        documents = translations.stream()
                .flatMap(translation -> translation.documents().stream())
                .toList();
    }

    /** All of {@link Portolan#translate}: the provider, the account of each fact, the target's rules, the texts. */
    @Benchmark
    public void translate(Blackhole sink) {
        for (String id : ids) {
            sink.consume(portolan.translate(reading, id));
        }
    }

    /** The floor: the texts of the same trees once more, with what each line rests on, by the engine's own writers. */
    @Benchmark
    public void render(Blackhole sink) {
        for (Document document : documents) {
            sink.consume(DocumentWriter.trace(document));
        }
    }

    /** The runbook, the page for the days after, and the scripts. */
    @Benchmark
    public void move(Blackhole sink) {
        for (Translation translation : translations) {
            sink.consume(MoveFiles.of(translation));
        }
    }
}
