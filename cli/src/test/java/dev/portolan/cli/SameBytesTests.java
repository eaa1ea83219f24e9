package dev.portolan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.InspectReport;
import dev.portolan.engine.report.JsonReport;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.engine.report.TargetReport;
import dev.portolan.engine.report.TextReport;
import dev.portolan.source.Reading;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fixture to every target, files and reports, in JVMs of their own: two of this version, two of Java 25. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SameBytesTests {
    private static final Path JVMS = Path.of("/usr/lib/jvm");

    @TempDir
    private Path folder;

    @Test
    void the_bytes_are_the_same_in_each_JVM_and_on_17_and_25() throws IOException, InterruptedException {
        String here = SameBytesTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assumeTrue(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .anyMatch(entry -> Path.of(entry).equals(Path.of(here))),
                "skipped: a class path that this JVM does not tell");
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        other().ifPresentOrElse(
                        homes::add,
                        () -> System.out.println(
                                "skipped: no JDK 25 below " + JVMS + ", so only this JVM's version is run"));
        var said = new ArrayList<String>();
        for (Path home : homes) {
            said.add(translated(home, "tr", "TR", "Asia/Kolkata", 2));
            said.add(translated(home, "th", "TH", "Pacific/Chatham", 3));
        }
        assertThat(said.get(0)).contains("rails aws ").contains("live kamal ");
        System.out.println("same bytes: " + said.get(0).lines().count() + " translations, each in " + said.size()
                + " JVMs, " + homes.size() + " versions; all: " + hash(said.get(0)));
        for (String one : said) {
            assertThat(one).isEqualTo(said.get(0));
        }
    }

    /** Java 25, where this is not it; 17 where it is. */
    private static Optional<Path> other() throws IOException {
        String wanted = Runtime.version().feature() == 25 ? "17" : "25";
        if (!Files.isDirectory(JVMS)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(JVMS)) {
            return homes.filter(home -> home.getFileName().toString().contains(wanted))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .sorted()
                    .findFirst();
        }
    }

    private String translated(Path home, String language, String country, String zone, int hashCode)
            throws IOException, InterruptedException {
        Path java = home.resolve("bin/java");
        assumeTrue(Files.isExecutable(java), () -> "skipped: no launcher " + java);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.timezone=" + zone,
                        "-Duser.name=somebody-else",
                        "-Dfile.encoding=ISO-8859-1",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=" + hashCode,
                        "-cp",
                        System.getProperty("java.class.path"),
                        SameBytesTests.class.getName(),
                        Run.root().resolve("fixtures").toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** Prints a line for each fixture and target: the hash of all that comes of it. */
    public static void main(String[] arguments) throws IOException {
        Portolan portolan = Portolan.load();
        var out = new PrintStream(System.out, true, UTF_8);
        try (Stream<Path> fixtures = Files.list(Path.of(arguments[0]))) {
            for (Path fixture : fixtures.filter(Files::isDirectory).sorted().toList()) {
                Reading reading = portolan.read(fixture.resolve("input"));
                for (var provider : portolan.providers()) {
                    Translation translation = portolan.translate(reading, provider.id());
                    out.println(fixture.getFileName() + " " + provider.id() + " " + hash(all(reading, translation)));
                }
            }
        }
    }

    /** All that a user may see of it. */
    static String all(Reading reading, Translation translation) {
        var text = new StringBuilder();
        Stream.concat(translation.files().stream(), MoveFiles.of(translation).stream())
                .forEach(file -> text.append(file.path())
                        .append(' ')
                        .append(file.mode())
                        .append('\n')
                        .append(file.content()));
        TargetReport report = TargetReport.of(translation);
        text.append(JsonReport.of(reading.findings(), List.of(report)))
                .append(TextReport.plain().files(report))
                .append(TextReport.plain().findings(report.findings()));
        if (translation.provider().id().equals("portolan-yaml")) {
            text.append(InspectReport.of(translation)).append(JsonReport.of(reading));
        }
        return text.toString();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
