package dev.portolan.benchmarks;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a translation to all four targets goes, by the JVM's own recorder. */
final class HotSpots {
    private static final Duration WARM = Duration.ofSeconds(15);
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final int SHOWN = 15;

    private final Map<String, Integer> parts = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int samples;

    private HotSpots() {}

    /** Prints two tables: the parts of a translation, and the lines of ours that are on top of the stack. */
    static void print() throws IOException {
        var portolan = Portolan.load();
        Reading reading = SampleApp.read(portolan, TranslateBenchmark.PROCESSES);
        translate(portolan, reading, WARM);
        Path file = Files.createTempFile("portolan", ".jfr");
        try (var recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.start();
            translate(portolan, reading, WATCHED);
            recording.stop();
            recording.dump(file);
            var spots = new HotSpots();
            for (RecordedEvent sample : RecordingFile.readAllEvents(file)) {
                spots.count(sample.getStackTrace().getFrames());
            }
            spots.show("part of a translation", spots.parts);
            spots.show("line of ours on top", spots.lines);
        } finally {
            Files.delete(file);
        }
    }

    private static void translate(Portolan portolan, Reading reading, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            List<Translation> translations = SampleApp.translate(portolan, reading, Table.TARGETS);
            if (translations.size() != Table.TARGETS.size()) {
                throw new IllegalStateException(); // the result counts, so that no compiler leaves the work out
            }
        }
    }

    /** The frames of one sample, the innermost first. */
    private void count(List<RecordedFrame> frames) {
        String line = "";
        String part = "";
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            if (type.equals(Portolan.class.getName())) {
                samples++;
                lines.merge(line, 1, Integer::sum);
                parts.merge(part, 1, Integer::sum);
                return;
            }
            if (type.startsWith("dev.portolan.") && !type.contains("$$Lambda")) {
                String method = type.substring("dev.portolan.".length())
                        + '.'
                        + frame.getMethod().getName();
                line = line.isEmpty() ? method + ':' + frame.getLineNumber() : line;
                part = method;
            }
        }
    }

    private void show(String title, Map<String, Integer> counts) {
        System.out.println("| " + title + " | share |\n|---|---|");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .forEach(spot -> System.out.printf(
                        Locale.ROOT, "| %s | %.1f %% |%n", spot.getKey(), 100.0 * spot.getValue() / samples));
        System.out.println();
    }
}
