package dev.portolan.engine.write;

import static dev.portolan.engine.write.Samples.value;
import static dev.portolan.engine.write.Samples.values;
import static dev.portolan.engine.write.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.portolan.document.Document;
import dev.portolan.document.Document.Format;
import dev.portolan.engine.write.Samples.Dollars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotenvWriterTest {
    private static final Pattern ESCAPED_FOR_COMPOSE = Pattern.compile("\\\\([abcfnrtv$\"\\\\])");

    @Test
    void writesNamesAndValues() {
        Document document = Document.tree("deploy/app.env", Format.DOTENV).header("Made for shop.");
        document.root()
                .put("PORT", value(3000))
                .put("URL", value("https://a.b/c?d=1"))
                .put("EMPTY", value(""));
        document.root().note("a key").put("KEY", value("line 1\nline $2")).put("MOTTO", value("it's \"$5\" \\o/"));
        document.root().put("TOKEN", Dollars.variable("TOKEN"));

        assertThat(written(document)).isEqualTo("""
                        # Made for shop.

                        PORT=3000
                        URL='https://a.b/c?d=1'
                        EMPTY=
                        # a key
                        KEY='line 1
                        line $2'
                        MOTTO="it's \\"\\$5\\" \\\\o/"
                        TOKEN=${TOKEN}
                        """);
    }

    @Test
    void anUnderscoreIsALetterOfANameAndOfAValue() {
        Document document = Document.tree("a.env", Format.DOTENV);
        document.root().put("_A_B", value("_a_b"));
        assertThat(written(document)).isEqualTo("_A_B=_a_b\n");
    }

    @Test
    void refusesWhatReadersWouldReadInDifferentWays() {
        for (String refused : new String[] {
            "a\rb", "\ra", "a\0b", "\0a", "a b\\", "`it's`", "it's `x`", "it's $(x)", "it's \\n", "it's \\r"
        }) {
            assertRefused("KEY", refused, "");
        }
        assertRefused("1A", "x", ": the name has other characters than letters, digits and _, or begins with a digit");
        assertRefused("A-B", "x", "");
        assertRefused("", "x", "");

        Document list = Document.tree("a.env", Format.DOTENV);
        list.root().put("LIST", values("a"));
        assertThatIllegalStateException()
                .isThrownBy(() -> written(list))
                .withMessage("a.env cannot hold 'LIST': its value is no text, number or truth value");
    }

    private static void assertRefused(String name, String value, String reason) {
        Document document = Document.tree("a.env", Format.DOTENV);
        document.root().put(name, value(value));
        assertThatIllegalStateException()
                .isThrownBy(() -> written(document))
                .withMessageStartingWith("a.env cannot hold '" + name + "'" + reason);
    }

    @Test
    void aShellReadsEveryValueBack(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, String> expected = new TreeMap<>();
        Path file = Files.writeString(folder.resolve("a.env"), randomFile(expected));
        Path output = folder.resolve("output");
        String program = "set -a; . \"$0\"; exec env -0";
        Process shell = start(output, "env", "-i", "PATH=/usr/bin:/bin", "sh", "-c", program, file.toString());

        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Map<String, String> read = new TreeMap<>();
        for (String entry : Files.readString(output).split("\0", -1)) {
            if (entry.startsWith("V")) {
                read.put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
            }
        }
        assertThat(read).isEqualTo(expected).hasSizeGreaterThan(3_000);
    }

    @Test
    void composeAndRubyReadEveryValueBack() {
        Map<String, String> expected = new LinkedHashMap<>();
        randomFile(expected);
        expected.values().forEach(value -> {
            Document document = Document.tree("a.env", Format.DOTENV);
            document.root().put("A", value(value));
            String text = written(document);
            String right = text.substring("A=".length(), text.length() - 1);

            assertThat(asComposeReads(right)).as(right).isEqualTo(value);
            assertThat(asRubyReads(right)).as(right).isEqualTo(value);
        });
    }

    /** A file of the values that can be written out of 5 000 seeded ones, which are put into the map. */
    private static String randomFile(Map<String, String> values) {
        var random = new Random(7);
        Document document = Document.tree("a.env", Format.DOTENV).header("it's \"all\" $(random)");
        for (int i = 0; i < 5_000; i++) {
            String value = i < HostileTexts.ALL.size() ? HostileTexts.ALL.get(i) : HostileTexts.next(random);
            if (value.length() < 200 && isWritable(value)) {
                document.root().note("it's V" + i).put("V" + i, value(value));
                values.put("V" + i, value);
            }
        }
        return written(document);
    }

    private static boolean isWritable(String value) {
        boolean quoteWithCommand = value.contains("'")
                && Pattern.compile("`|\\$\\(|\\\\[nr]").matcher(value).find();
        return !value.contains("\r") && !value.endsWith("\\") && !quoteWithCommand;
    }

    /** How compose-go takes the right side of a line, as far as that concerns what we write. */
    private static String asComposeReads(String right) {
        if (right.startsWith("'")) {
            return right.substring(1, right.length() - 1);
        }
        if (right.startsWith("\"")) {
            String escaped = ESCAPED_FOR_COMPOSE
                    .matcher(right.substring(1, right.length() - 1))
                    .replaceAll(match -> match.group(1).equals("$")
                            ? "\\$\\$"
                            : "nr".contains(match.group(1)) ? "?" : Matcher.quoteReplacement(match.group(1)));
            assertThat(escaped.replace("$$", "")).as("variables of %s", right).doesNotContain("$");
            return escaped.replace("$$", "$");
        }
        assertThat(right).doesNotContainPattern("[#$\\s]");
        return right;
    }

    /** How dotenv 3 for Ruby takes the right side of a line, as far as that concerns what we write. */
    private static String asRubyReads(String right) {
        if (right.startsWith("'")) {
            return right.substring(1, right.length() - 1);
        }
        if (right.startsWith("\"")) {
            String inside = right.substring(1, right.length() - 1).replaceAll("\\\\([nr])", "\\\\\\\\\\\\$1");
            String unescaped = inside.replaceAll("(?s)\\\\([^$])", "$1");
            assertThat(unescaped).as("variables of %s", right).doesNotContainPattern("(?<!\\\\)\\$");
            return unescaped.replaceAll("\\\\\\$(?!\\()", "\\$");
        }
        assertThat(right).doesNotContainPattern("[\\\\#$\\s]");
        return right;
    }

    private static Process start(Path output, String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            System.out.println("skipped: " + command[0] + " is not installed");
            return abort(command[0] + " is not installed");
        }
    }
}
