package dev.portolan.benchmarks;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same app with more and more processes: each must cost the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
    /** How many processes the app has. */
    @Param({"10", "100", "1000", "10000"})
    public int processes;

    private final Portolan portolan = Portolan.load();

    /** Reading the app's files, which are in memory. */
    @State(Scope.Benchmark)
    public static class Folder {
        private Map<String, byte[]> files = Map.of();

        /** Makes the files. */
        @Setup
        public void fill(GrowthBenchmark size) {
            files = SampleApp.files(size.processes);
        }
    }

    /** The app, for a target. */
    @State(Scope.Benchmark)
    public static class Target {
        /** The target's id. */
        @Param({"fly", "kamal", "defang", "aws"})
        public String target;

        private Reading reading = Reading.failed(List.of());

        /** Reads the app, and looks whether it is translated. */
        @Setup
        public void read(GrowthBenchmark size) {
            reading = SampleApp.read(size.portolan, size.processes);
            SampleApp.check(SampleApp.translate(size.portolan, reading, List.of(target)));
        }
    }

    /** The model of the app. */
    @Benchmark
    public Reading read(Folder folder) {
        return portolan.read(ProjectFolder.ofMemory(folder.files), Portolan.PRODUCTION);
    }

    /** The files of the target, without the runbook. */
    @Benchmark
    public Translation translate(Target to) {
        return portolan.translate(to.reading, to.target);
    }
}
