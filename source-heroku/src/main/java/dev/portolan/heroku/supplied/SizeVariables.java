package dev.portolan.heroku.supplied;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.spi.FactTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What buildpacks compute from the memory of the dyno: how many workers to start, and how much of it a Java virtual
 * machine may take. See <a href="https://devcenter.heroku.com/articles/python-concurrency">Python</a>,
 * <a href="https://devcenter.heroku.com/articles/node-concurrency">Node.js</a> and
 * <a href="https://devcenter.heroku.com/articles/java-memory-issues">Java</a>.
 */
final class SizeVariables {
    private static final List<FactTable.Row> TABLE = Table.rows("sizes.csv");
    private static final String WORKERS = "WEB_CONCURRENCY";
    private static final String PER_WORKER = "WEB_MEMORY";
    private static final String JAVA = "JAVA_TOOL_OPTIONS";

    /** Servers that start as many workers as {@code WEB_CONCURRENCY} says. */
    private static final List<String> SERVERS = List.of("gunicorn", "uvicorn", "puma");

    /** Libraries of Node.js that do so. */
    private static final List<String> LIBRARIES = List.of("throng", "pm2");

    private final List<Buildpack> packs;
    private final Libraries libraries;
    private final List<RunCommand> commands;
    private final Findings findings;

    SizeVariables(List<Buildpack> packs, Libraries libraries, List<RunCommand> commands, Findings findings) {
        this.packs = packs;
        this.libraries = libraries;
        this.commands = commands;
        this.findings = findings;
    }

    /** Answers the names that it told of. */
    Set<String> tell(Environment environment) {
        var told = new LinkedHashSet<String>();
        Buildpack.ofConcurrency(packs)
                .filter(pack -> !environment.has(WORKERS))
                .ifPresent(pack -> told.addAll(workers(pack, environment)));
        Buildpack.ofJvm(packs).filter(pack -> !statesHeap(environment)).ifPresent(pack -> told.addAll(heap(pack)));
        return told;
    }

    private List<String> workers(Buildpack pack, Environment environment) {
        boolean node = pack.name().equals("heroku/nodejs");
        String rule = node
                ? "It is memory / WEB_MEMORY, which is 512 MiB, and 2048 MiB above 16 GiB, if nobody sets it; at least 1."
                : "It is the lower of memory / 256 MiB and 2 x cores + 1. Gunicorn and Uvicorn start 1 without it.";
        List<RunCommand> readers = commands.stream().filter(this::readsWorkers).toList();
        List<RunCommand> shown = readers.isEmpty() && pack.isLast() ? services() : readers;
        boolean isUsual = !node || !environment.has(PER_WORKER);
        String values = isUsual ? values(shown, node ? "nodejs" : "python", "") : ".";
        if (!shown.isEmpty()) {
            findings.report(
                    readers.isEmpty() ? SuppliedFinding.SIZE_VARIABLES_UNREAD : SuppliedFinding.SIZE_VARIABLES,
                    WORKERS + " by " + pack.name() + values + " " + rule,
                    places(shown));
        }
        return node ? List.of(WORKERS, PER_WORKER, "MEMORY_AVAILABLE") : List.of(WORKERS);
    }

    private List<RunCommand> services() {
        return commands.stream()
                .filter(command -> command.hasPort() && !command.isStarted() && !saysWorkers(command))
                .toList();
    }

    private boolean readsWorkers(RunCommand command) {
        boolean byServer = SERVERS.stream().anyMatch(command::mentions) && !saysWorkers(command);
        boolean byLibrary = command.hasPort() && LIBRARIES.stream().anyMatch(libraries.packages()::contains);
        return byServer || byLibrary || command.script().text().contains(WORKERS);
    }

    /** Whether the command tells the server how many workers it starts. */
    private static boolean saysWorkers(RunCommand command) {
        return command.script().commands().stream()
                .flatMap(List::stream)
                .anyMatch(word -> word.startsWith("-w") || word.startsWith("--workers"));
    }

    private List<String> heap(Buildpack pack) {
        List<RunCommand> processes =
                commands.stream().filter(command -> command.memoryMiB() > 0).toList();
        if (!processes.isEmpty()) {
            findings.report(
                    SuppliedFinding.SIZE_VARIABLES,
                    JAVA + " by " + pack.name() + values(processes, "jvm", "'")
                            + " Without it Java takes a quarter of the memory for its heap."
                            + " -XX:MaxRAMPercentage=80.0 fits any size; an image by Heroku's own builder sets it again.",
                    places(processes));
        }
        return List.of(JAVA, "JAVA_OPTS");
    }

    private static boolean statesHeap(Environment environment) {
        String stated = environment.literal(JAVA).orElse("");
        return stated.contains("-Xmx") || stated.contains("MaxRAM");
    }

    /** The value of each command, those of the same value together. */
    private static String values(List<RunCommand> commands, String column, String quote) {
        var parts = new ArrayList<String>();
        for (FactTable.Row row : TABLE) {
            int memory = Integer.parseInt(row.get("memory"));
            String names = commands.stream()
                    .filter(command -> command.memoryMiB() == memory)
                    .map(RunCommand::shown)
                    .collect(Collectors.joining(", "));
            if (!names.isEmpty()) {
                parts.add(quote + row.get(column) + quote + " in " + names + " (" + memory + " MiB)");
            }
        }
        return parts.isEmpty() ? "." : ": " + String.join("; ", parts) + ".";
    }

    private static List<Origin> places(List<RunCommand> commands) {
        return commands.stream().map(RunCommand::place).distinct().toList();
    }
}
