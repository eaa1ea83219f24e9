package dev.portolan.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A program of the user's that is installed on this machine: the one place of Portolan that starts a process. No shell is in
 * between, nothing is typed into it, and what it prints stays in memory.
 */
final class ForeignProgram {
    /** More than any answer has; what comes after is not read. */
    private static final int LARGEST = 16 << 20;

    /** What makes command lines tell more than they are asked for, tokens among it. */
    private static final List<String> TALKATIVE = List.of("DEBUG", "HEROKU_DEBUG", "HEROKU_DEBUG_HEADERS");

    private static final Pattern DECORATION = Pattern.compile("\u001B\\[[0-9;]*m|[\\p{Cntrl}]");

    private final Path executable;
    private final Duration patience;

    private ForeignProgram(Path executable, Duration patience) {
        this.executable = executable;
        this.patience = patience;
    }

    /**
     * What a run printed, and how it ended.
     *
     * @param code its exit code; nothing where it was stopped because it took too long
     * @param out what it printed
     * @param complaint the first line that it printed to standard error
     */
    record Ended(Optional<Integer> code, String out, String complaint) {
        boolean isGood() {
            return code.equals(Optional.of(0));
        }

        /** Without what it printed. */
        @Override
        public String toString() {
            return String.valueOf(code);
        }
    }

    /** The program of this name in the first of these folders that has it. */
    static Optional<ForeignProgram> find(String name, String path, Duration patience) {
        for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
            for (String ending : endings()) {
                Optional<Path> found = executable(folder, name + ending);
                if (found.isPresent()) {
                    return Optional.of(new ForeignProgram(found.get(), patience));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> endings() {
        boolean isWindows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return isWindows ? List.of(".exe", ".cmd") : List.of("");
    }

    private static Optional<Path> executable(String folder, String name) {
        try {
            // An empty entry means the present folder, from which nothing of the project's should be run.
            Path file = Path.of(folder, name);
            boolean isThere = !folder.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file);
            return isThere ? Optional.of(file.toAbsolutePath()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs it to its end, or until it took too long.
     *
     * @throws IOException if it cannot be started
     */
    Ended run(List<String> arguments) throws IOException {
        var words = new ArrayList<String>();
        words.add(executable.toString());
        words.addAll(arguments);
        var builder = new ProcessBuilder(words);
        TALKATIVE.forEach(builder.environment()::remove);
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ended(Optional.empty(), "", "");
            }
            String printed = out.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Ended(
                    Optional.of(process.exitValue()),
                    printed,
                    firstLine(err.get(patience.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException | ExecutionException e) {
            return new Ended(Optional.empty(), "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(Optional.empty(), "", "");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException e) { // the process is gone
            return "";
        }
    }

    /** What a person sees of the first line that says something. */
    private static String firstLine(String text) {
        return text.lines()
                .map(line -> DECORATION.matcher(line).replaceAll("").strip())
                .map(line -> line.replaceFirst("^[›»]\\s*", ""))
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> line.length() > 200 ? line.substring(0, 200) + "…" : line)
                .orElse("");
    }
}
