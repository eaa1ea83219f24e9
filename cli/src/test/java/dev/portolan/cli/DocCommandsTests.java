package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that the documentation prints is run as printed, and what is shown as its output is its output. A page has
 * a folder of its own: the app of the rails fixture, beside it {@code fixtures}, and a {@code heroku} that answers what is
 * recorded. {@code -Dportolan.docs=accept} writes the outputs anew. A long output is cut on the page as a reader would cut
 * it, by a pipe.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocCommandsTests {
    private static final Pattern BLOCK = Pattern.compile("^```(\\S*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern EXPECTED_CODE = Pattern.compile(" +# ends with ([0-9]+)$");
    private static final Pattern COMMENT = Pattern.compile(" +# .*$");

    /** Languages of blocks in which nothing is a command. */
    private static final List<String> NO_COMMANDS = List.of("java", "xml", "yaml", "json", "toml", "csv", "text");

    /** What is not run, by how it begins, and why. */
    private static final Map<String, String> NOT_RUN = new LinkedHashMap<>();

    static {
        NOT_RUN.put("mvn ", "builds the project that this test belongs to");
        NOT_RUN.put(".ci/", "runs Maven, which runs this test");
        NOT_RUN.put("git clone ", "asks the network");
        NOT_RUN.put("heroku ", "changes an app on Heroku");
        NOT_RUN.put(
                "java -cp portolan-provider-render-",
                "needs the jar of an example; CommandLineTest of its own build starts the command line so");
        NOT_RUN.put("sh deploy/fly/migrate/", "asks platforms; RehearsalTests runs whole moves against stand-ins");
    }

    private static final List<String> RUN = new ArrayList<>();
    private static final List<String> LEFT = new ArrayList<>();

    @TempDir
    Path folder;

    /** One command of a page, with what stands below it. */
    private record Shown(String command, String output, boolean isCompared) {
        /** What is typed, without a comment behind it. */
        String typed() {
            return COMMENT.matcher(command).replaceFirst("");
        }

        int code() {
            Matcher code = EXPECTED_CODE.matcher(command);
            return code.find() ? Integer.parseInt(code.group(1)) : 0;
        }

        /** Why this one is not run; empty where it is. */
        String reason() {
            return typed().contains("--dry-run")
                    ? ""
                    : NOT_RUN.entrySet().stream()
                            .filter(entry -> typed().startsWith(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse("");
        }
    }

    static List<DocPage> pages() {
        return DocPage.all().stream()
                .filter(page -> !page.name().startsWith("docs/findings/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_command_does_what_the_page_says(DocPage page) throws Exception {
        List<Shown> shown = shown(page);
        List<Shown> run = shown.stream().filter(it -> it.reason().isEmpty()).toList();
        shown.stream()
                .filter(it -> !it.reason().isEmpty())
                .forEach(it -> LEFT.add(page.name() + ": " + it.typed() + "  (" + it.reason() + ")"));
        if (run.isEmpty()) {
            return;
        }
        List<String> results = results(run);
        String text = page.text();
        for (int i = 0; i < run.size(); i++) {
            Shown it = run.get(i);
            String result = results.get(i);
            int end = result.indexOf('\n');
            String output = result.substring(end + 1);
            assertThat(result.substring(0, end))
                    .as("%s: %s%n%s", page.name(), it.command, output)
                    .isEqualTo(String.valueOf(it.code()));
            assertThat(output).doesNotContain("canary", folder.toString());
            if (it.isCompared) {
                text = text.replace("$ " + it.command + "\n" + it.output, "$ " + it.command + "\n" + output);
            }
            RUN.add(page.name() + ": " + it.typed());
        }
        page.isAs(text);
    }

    @AfterAll
    static void says_what_was_run() {
        System.out.printf("Commands of the documentation: %d run, %d not run:%n", RUN.size(), LEFT.size());
        LEFT.forEach(left -> System.out.println("  " + left));
    }

    private static List<Shown> shown(DocPage page) {
        var shown = new ArrayList<Shown>();
        BLOCK.matcher(page.text()).results().forEach(block -> {
            String language = block.group(1);
            String text = block.group(2);
            if (language.equals("console") || (language.isEmpty() && text.startsWith("$ "))) {
                for (String part : text.split("(?m)^\\$ ", -1)) {
                    if (!part.isEmpty()) {
                        String[] lines = part.split("\n", 2);
                        shown.add(new Shown(lines[0], lines[1], language.equals("console") || !lines[1].isBlank()));
                    }
                }
            } else if (language.equals("sh")) {
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> shown.add(new Shown(line, "", false)));
            } else {
                assertThat(NO_COMMANDS)
                        .as("%s has a block of '%s': name it sh, console or text", page.name(), language)
                        .contains(language);
            }
        });
        return shown;
    }

    private List<String> results(List<Shown> run) throws Exception {
        Path app = Files.createDirectories(folder.resolve("shop"));
        copy(Run.root().resolve("fixtures/rails/input"), app);
        try (Stream<Path> fixtures = Files.list(Run.root().resolve("fixtures"))) {
            for (Path fixture : fixtures.filter(Files::isDirectory).toList()) {
                copy(fixture.resolve("input"), app.resolve("fixtures").resolve(fixture.getFileName() + "/input"));
            }
        }
        FakeHeroku heroku = shop(folder);
        Path commands = Files.writeString(
                folder.resolve("commands"),
                String.join(DocCommandRunner.END, run.stream().map(Shown::typed).toList()));
        Path results = folder.resolve("results");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        classPath(),
                        DocCommandRunner.class.getName(),
                        commands.toString(),
                        results.toString(),
                        heroku.folder() + ":" + System.getenv("PATH"))
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> Run.read(folder.resolve("log"))).isZero();
        return List.of(Run.read(results).split(DocCommandRunner.END, -1));
    }

    /** What Heroku says of the app of the rails fixture; the values of secrets are canaries. */
    private static FakeHeroku shop(Path folder) throws IOException {
        return FakeHeroku.in(folder)
                .answers("apps:info", """
                        {"app": {"name": "shop", "generation": {"name": "cedar"}, "region": {"name": "eu"},
                        "space": null, "stack": {"name": "container"}}}
                        """)
                .answers(
                        "addons",
                        "[" + addOn("heroku-postgresql", "essential-1", "DATABASE", "DATABASE_URL") + ","
                                + addOn("heroku-redis", "premium-0", "REDIS", "REDIS_URL") + ","
                                + addOn("papertrail", "choklad", "PAPERTRAIL", "PAPERTRAIL_API_TOKEN") + "]")
                .answers("config", """
                        {"DATABASE_URL": "@", "REDIS_URL": "@", "PAPERTRAIL_API_TOKEN": "@", "RAILS_ENV": "production",
                        "RAILS_LOG_TO_STDOUT": "enabled", "RAILS_MAX_THREADS": "5", "RAILS_MASTER_KEY": "@",
                        "SECRET_KEY_BASE": "@", "STRIPE_SECRET_KEY": "@", "SENTRY_DSN": "https://@@sentry.example/1"}
                        """)
                .answers("ps:scale", "web=2:Standard-2X worker=1:Standard-1X\n")
                .answers("buildpacks", " ›   shop has no Buildpacks.\n")
                .answers("pg:info", "=== DATABASE_URL\n\nPlan:       Essential 1\nPG Version: 17.4\n")
                .answers("drains", "[]")
                .answers("features", "[]");
    }

    private static String addOn(String service, String plan, String attachment, String variable) {
        return """
                {"name": "%s-1", "addon_service": {"name": "%s"}, "plan": {"name": "%s:%s"}, "app": {"name": "shop"},
                "config_vars": ["%s"], "attachments": [{"name": "%s", "namespace": null, "app": {"name": "shop"}}]}
                """.formatted(service, service, service, plan, variable, attachment);
    }

    /** What this test itself was loaded from: a runner may have put it into a loader of its own. */
    static String classPath() throws URISyntaxException {
        var entries = new ArrayList<String>();
        if (DocCommandsTests.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                entries.add(Path.of(url.toURI()).toString());
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
