package dev.portolan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.portolan.engine.read.ProjectFolder;
import dev.portolan.model.App;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.spi.Settings;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten times the processes cost ten times the memory that is asked for: counted, since time is not the same twice. */
class LinearWorkTest {
    private static final int FEW = 1000;
    private static final int MANY = 10_000;
    private static final InputNode FEW_PROCESSES = tree(FEW);
    private static final InputNode MANY_PROCESSES = tree(MANY);

    @Test
    void readingIsLinearInTheNumberOfProcesses() {
        read(FEW_PROCESSES);
        assertThat(allocated(() -> read(MANY_PROCESSES))).isBetween(0L, 12 * allocated(() -> read(FEW_PROCESSES)));
        assertThat(read(MANY_PROCESSES).processes()).hasSize(MANY);
    }

    @Test
    void writingIsLinearInTheNumberOfProcesses() {
        App few = read(FEW_PROCESSES);
        App many = read(MANY_PROCESSES);
        write(few);
        assertThat(allocated(() -> write(many))).isBetween(0L, 12 * allocated(() -> write(few)));
    }

    @Test
    void aFileOfMistakesIsReadInLinearWork() {
        InputNode few = parsed(mistakes(FEW));
        InputNode many = parsed(mistakes(MANY));
        findings(few);
        assertThat(allocated(() -> findings(many))).isBetween(0L, 13 * allocated(() -> findings(few)));
        assertThat(findings(many)).isEqualTo(2 * MANY);
    }

    private static InputNode tree(int count) {
        return parsed("app: big\nprocesses:\n"
                + IntStream.range(0, count)
                        .mapToObj(i ->
                                "  p" + i + ": { command: bin/p, count: 2, memory: 512 MiB, http: { port: 3000 } }\n")
                        .collect(Collectors.joining()));
    }

    private static String mistakes(int count) {
        return "app: big\nprocesses:\n"
                + IntStream.range(0, count)
                        .mapToObj(i -> "  p" + i + ": { comand: bin/p, count: -1 }\n")
                        .collect(Collectors.joining());
    }

    private static InputNode parsed(String text) {
        return ProjectFolder.ofMemory(Map.of("it.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .yaml("it.yaml")
                .orElseThrow();
    }

    private static App read(InputNode tree) {
        return new PortolanYamlSource()
                .read(new OneTree(tree), "production")
                .app()
                .orElseThrow();
    }

    private static Object write(App app) {
        return new PortolanYamlProvider().translate(app, Settings.none("portolan-yaml"));
    }

    private static int findings(InputNode tree) {
        return new PortolanYamlSource()
                .read(new OneTree(tree), "production")
                .findings()
                .size();
    }

    /** Bytes that this thread asks for while it works. */
    private static long allocated(Runnable work) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A project whose portolan.yaml is parsed already. */
    private record OneTree(InputNode tree) implements ProjectFiles {
        @Override
        public boolean exists(String path) {
            return true;
        }

        @Override
        public List<String> list(String folder) {
            return List.of();
        }

        @Override
        public List<String> folders(String folder) {
            return List.of();
        }

        @Override
        public Optional<String> text(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<InputNode> json(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<InputNode> yaml(String path) {
            return Optional.of(tree);
        }

        @Override
        public Optional<InputNode> toml(String path) {
            return Optional.empty();
        }
    }
}
