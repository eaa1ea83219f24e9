package dev.portolan.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks and prints one table, which can be pasted into a page. */
final class Table {
    private static final String FOUR = "fly,kamal,defang,aws";
    static final List<String> TARGETS = List.of(FOUR.split(","));
    /** The sizes of the app that take well below a second; the last one is measured once for each of a few runs. */
    private static final List<Integer> SIZES = List.of(10, 100, 1_000);

    private static final int LAST_SIZE = 10_000;
    /** What takes longer than this is left out, and told: some seconds for each of the four targets. */
    private static final double PATIENCE_MICROS = 15e6;

    private static final double KIB = 1024;
    private static final TimeValue QUICK = TimeValue.milliseconds(200);

    private final boolean quick;
    private final Collection<RunResult> results = new ArrayList<>();

    private Table(boolean quick) {
        this.quick = quick;
    }

    /**
     * Measures and prints.
     *
     * @param args {@code quick} to see that everything runs: the figures are not worth much then; {@code profile} for
     *     where the time goes instead
     */
    public static void main(String[] args) throws RunnerException, IOException {
        if (List.of(args).contains("profile")) {
            HotSpots.print();
            return;
        }
        var table = new Table(List.of(args).contains("quick"));
        table.measure();
        table.print();
    }

    private void measure() throws RunnerException {
        results.addAll(run(warm("TranslateBenchmark.(translate|render)")));
        results.addAll(run(warm("TranslateBenchmark.move").param("targets", FOUR)));
        results.addAll(run(options("ReadBenchmark")));
        results.addAll(run(growing("GrowthBenchmark").param("processes", texts(SIZES))));
        last("GrowthBenchmark.read", "", "");
        for (String target : TARGETS) {
            last("GrowthBenchmark.translate", "target", target);
        }
    }

    /** The greatest app, a run at a time: where the steps before it say how long that takes, and it is not too long. */
    private void last(String benchmark, String param, String value) throws RunnerException {
        if (expected(param, value) <= PATIENCE_MICROS) {
            ChainedOptionsBuilder options = growing(benchmark)
                    .param("processes", String.valueOf(LAST_SIZE))
                    .mode(Mode.SingleShotTime)
                    .warmupIterations(quick ? 0 : 2)
                    .measurementIterations(quick ? 1 : 3);
            results.addAll(run(param.isEmpty() ? options : options.param(param, value)));
        }
    }

    /** In microseconds: from each size to the next, the time grows as between the two before. */
    private double expected(String param, String value) {
        double before = time(grown(param, value, SIZES.get(SIZES.size() - 2)));
        double now = time(grown(param, value, SIZES.get(SIZES.size() - 1)));
        return now * Math.max(now / before, LAST_SIZE / (double) SIZES.get(SIZES.size() - 1));
    }

    private static String[] texts(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).toArray(String[]::new);
    }

    /** The trees of ten thousand task definitions take a gigabyte. */
    private ChainedOptionsBuilder growing(String benchmark) {
        int iterations = quick ? 1 : 2;
        return options(benchmark, "2g").warmupIterations(iterations).measurementIterations(iterations);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    /** A translation is much code that runs some hundred times a second: half a minute goes by until all of it is compiled. */
    private ChainedOptionsBuilder warm(String benchmarks) {
        return options(benchmarks).warmupTime(quick ? QUICK : TimeValue.seconds(10));
    }

    private ChainedOptionsBuilder options(String benchmarks) {
        return options(benchmarks, "512m");
    }

    private ChainedOptionsBuilder options(String benchmarks, String heap) {
        System.err.println("measuring " + benchmarks);
        int iterations = quick ? 1 : 3;
        TimeValue time = quick ? QUICK : TimeValue.seconds(1);
        return new OptionsBuilder()
                .include("\\." + benchmarks)
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xms" + heap, "-Xmx" + heap, "-Dportolan.fixtures=" + System.getProperty("portolan.fixtures"))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
    }

    private void print() {
        print("| | µs | floor µs | ratio | KiB |");
        print("|---|---|---|---|---|");
        print("| **one app, translated**; floor: the same files rendered again | | | | |");
        for (String targets : translated()) {
            String name = targets.equals(FOUR) ? "all four" : targets;
            row(name, of("translate", "targets", targets), time(of("render", "targets", targets)), 1);
        }
        RunResult move = of("move", "targets", FOUR);
        row("runbook and scripts of all four; floor: as above", move, time(of("render", "targets", FOUR)), 1);
        print("| **one folder, read**; floor: its bytes, Jackson, SnakeYAML | | | | |");
        for (String fixture : List.of("rails", "several-servers")) {
            row("fixtures/" + fixture, of("read", "fixture", fixture), time(of("parse", "fixture", fixture)), 1);
        }
        print("| **one process of many**; floor: one of a tenth as many | | | | |");
        growth("read", "", "");
        TARGETS.forEach(target -> growth(target, "target", target));
    }

    private static List<String> translated() {
        var all = new ArrayList<>(TARGETS);
        all.add(FOUR);
        return all;
    }

    private void growth(String name, String param, String value) {
        double before = Double.NaN;
        for (int size : SIZES) {
            RunResult result = grown(param, value, size);
            row(name + ", " + size, result, before, size);
            before = time(result) / size;
        }
        if (expected(param, value) <= PATIENCE_MICROS) {
            row(name + ", " + LAST_SIZE, grown(param, value, LAST_SIZE), before, LAST_SIZE);
        } else {
            String seconds = number(expected(param, value) / 1e6);
            print("| " + name + ", " + LAST_SIZE + ": left out, it would take " + seconds + " s or so | | | | |");
        }
    }

    private RunResult grown(String param, String value, int size) {
        return only(result -> {
            BenchmarkParams params = result.getParams();
            return String.valueOf(size).equals(params.getParam("processes"))
                    && (param.isEmpty()
                            ? params.getBenchmark().endsWith(".read")
                            : value.equals(params.getParam(param)));
        });
    }

    private RunResult of(String method, String param, String value) {
        return only(result -> result.getParams().getBenchmark().endsWith("." + method)
                && result.getParams().getParamsKeys().contains(param)
                && value.equals(result.getParams().getParam(param)));
    }

    private RunResult only(Predicate<RunResult> wanted) {
        return results.stream().filter(wanted).findFirst().orElseThrow();
    }

    /** The median of the iterations in microseconds: one that other work disturbed does not count. */
    private static double time(RunResult result) {
        return median(result.getPrimaryResult());
    }

    private static double median(Result<?> result) {
        return result.getStatistics().getPercentile(50);
    }

    private static void row(String name, RunResult result, double floor, int parts) {
        double time = time(result) / parts;
        double kib = median(result.getSecondaryResults().get("gc.alloc.rate.norm")) / KIB / parts;
        String beside = Double.isNaN(floor) ? "" : number(floor);
        String ratio = Double.isNaN(floor) ? "" : String.format(Locale.ROOT, "%.1f", time / floor);
        print("| " + name + " | " + number(time) + " | " + beside + " | " + ratio + " | " + number(kib) + " |");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
