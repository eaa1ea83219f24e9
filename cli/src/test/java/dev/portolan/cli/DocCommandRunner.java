package dev.portolan.cli;

import dev.portolan.engine.Portolan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the commands of one page in the folder where it is started, which a running JVM could not choose: {@code portolan}
 * by its own main class, everything else, and what a pipe leads to, by the shell.
 */
final class DocCommandRunner {
    static final String END = "\u0000";
    private static final Pattern PORTOLAN =
            Pattern.compile("(?:\\./)?portolan((?:(?! [|>] | 2>).)*)( 2>&1)?( [|>] .*)?");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private DocCommandRunner() {}

    /** The file with the commands, the file for what they print, the PATH. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var results = new StringBuilder();
        for (String command : Files.readString(Path.of(arguments[0])).split(END, -1)) {
            Result result = run(command, arguments[2]);
            results.append(result.code).append('\n').append(result.out).append(END);
        }
        Files.writeString(Path.of(arguments[1]), results);
    }

    private record Result(int code, String out) {}

    private static Result run(String command, String path) throws IOException, InterruptedException {
        Matcher portolan = PORTOLAN.matcher(command);
        if (!portolan.matches()) {
            return shell(command, "", path);
        }
        var out = new StringWriter();
        var err = portolan.group(2) == null ? new StringWriter() : out;
        int code = Main.run(
                Portolan.load(),
                path,
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                words(portolan.group(1)).toArray(String[]::new));
        String rest = portolan.group(3);
        if (rest == null) {
            return new Result(code, out.toString());
        }
        return shell("cat" + rest, out.toString(), path);
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2) != null ? word.group(2) : word.group(3));
        }
        return words;
    }

    private static Result shell(String command, String input, String path) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("in", ".txt"), input);
        Path out = Files.createTempFile("out", ".txt");
        var process = new ProcessBuilder("sh", "-c", command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true);
        process.environment().put("PATH", path);
        int code = process.start().waitFor();
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        Files.delete(in);
        Files.delete(out);
        return new Result(code, printed);
    }
}
