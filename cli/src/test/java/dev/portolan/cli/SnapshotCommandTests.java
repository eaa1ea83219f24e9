package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code portolan snapshot} with a program called heroku that notes what it is asked. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SnapshotCommandTests {
    @TempDir
    Path folder;

    private Path app;
    private FakeHeroku heroku;

    @BeforeEach
    void make_an_app_and_a_program() throws IOException {
        boolean hasShell = Files.exists(Path.of("/bin/sh"));
        if (!hasShell) {
            System.out.println("skipped: there is no /bin/sh");
        }
        assumeTrue(hasShell);
        app = Files.createDirectory(folder.resolve("app"));
        Files.writeString(app.resolve("Procfile"), "web: bin/web\nworker: bin/worker\n");
        heroku = FakeHeroku.in(folder);
    }

    @Test
    void it_asks_for_each_topic_and_types_nothing() {
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(heroku.asked())
                .containsExactly(
                        "apps:info|--app|shop|--json|",
                        "addons|--app|shop|--json|",
                        "config|--app|shop|--json|",
                        "ps:scale|--app|shop|",
                        "domains|--app|shop|--json|",
                        "buildpacks|--app|shop|",
                        "pg:info|--app|shop|",
                        "drains|--app|shop|--json|",
                        "features|--app|shop|--json|");
        assertThat(heroku.typed()).isEmpty();
        assertThat(run.out()).startsWith("heroku  shop\n  written    " + app + "/.portolan/heroku/info.json\n");
    }

    @Test
    void what_it_writes_is_what_the_source_reads_and_nothing_else() {
        heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(written())
                .containsExactlyEntriesOf(expected(
                        ".gitignore",
                        "*\n",
                        "addons.json",
                        """
                        [
                          {
                            "name": "postgresql-flat-12345",
                            "state": "provisioned",
                            "addon_service": {
                              "name": "heroku-postgresql"
                            },
                            "plan": {
                              "name": "heroku-postgresql:essential-0"
                            },
                            "app": {
                              "name": "shop"
                            },
                            "config_vars": [
                              "DATABASE_URL",
                              "POOL_HOST"
                            ],
                            "attachments": [
                              {
                                "name": "DATABASE",
                                "namespace": null,
                                "app": {
                                  "name": "shop"
                                }
                              }
                            ]
                          }
                        ]
                        """,
                        "buildpacks.txt",
                        "=== Buildpacks\n\n1. heroku/ruby\n2. https://example.com/b.git\n",
                        "config.json",
                        """
                        {
                          "API_TOKEN": null,
                          "DATABASE_URL": null,
                          "POOL_HOST": null,
                          "CALLBACK_URL": null,
                          "RAILS_ENV": "production",
                          "LINES": "one\\ntwo"
                        }
                        """,
                        "domains.json",
                        """
                        [
                          {
                            "hostname": "www.example.com",
                            "kind": "custom",
                            "acm_status": "cert issued",
                            "sni_endpoint": {
                              "name": "cert-1"
                            },
                            "app": {
                              "name": "shop"
                            }
                          }
                        ]
                        """,
                        "drains.json",
                        "[\n  {\n    \"url\": \"https://logs.example.com\",\n    \"addon\": null\n  }\n]\n",
                        "features.json",
                        "[\n  {\n    \"name\": \"preboot\",\n    \"enabled\": true\n  }\n]\n",
                        "formation.txt",
                        "web=2:Standard-1X worker=0:Basic\n",
                        "info.json",
                        """
                        {
                          "app": {
                            "name": "shop",
                            "acm": true,
                            "generation": {
                              "name": "cedar"
                            },
                            "internal_routing": null,
                            "maintenance": false,
                            "region": {
                              "name": "eu"
                            },
                            "space": null,
                            "stack": {
                              "name": "heroku-24"
                            }
                          },
                          "pipeline_coupling": {
                            "stage": "production"
                          }
                        }
                        """,
                        "pg.txt",
                        "=== DATABASE_URL\nPlan:       Essential 0\nPG Version: 16.4\n"));
    }

    @Test
    void what_it_writes_leaves_no_topic_unknown() {
        heroku.run("snapshot", "heroku", "--app", "shop", app);
        Run run = heroku.run("translate", app, "--to", "fly", "--dry-run");

        assertThat(run.err()).doesNotContain("heroku/live-", "engine/");
    }

    @Test
    void no_secret_is_on_the_disk_or_in_what_is_printed() throws IOException {
        heroku.fails("features", 1);
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.toString()).doesNotContain(FakeHeroku.CANARY);
        try (Stream<Path> files = Files.walk(app)) {
            assertThat(files.filter(Files::isRegularFile).map(Run::read))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains(FakeHeroku.CANARY));
        }
    }

    @Test
    void nobody_but_the_user_may_read_it_and_git_passes_over_it() throws IOException {
        Path state = app.resolve(".portolan/heroku");
        Files.createDirectories(state);
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
        heroku.run("snapshot", "heroku", "--app", "shop", "--stage", "staging", app);

        assertThat(permissions(state)).isEqualTo("rwx------");
        assertThat(permissions(state.resolve("staging"))).isEqualTo("rwx------");
        assertThat(permissions(state.resolve("staging/config.json"))).isEqualTo("rw-------");
        assertThat(Run.read(state.resolve(".gitignore"))).isEqualTo("*\n");
        assertThat(state.resolve("staging/info.json")).exists();
        assertThat(state.resolve("info.json")).doesNotExist();
    }

    @Test
    void a_second_run_replaces_its_files_and_leaves_others_alone() throws IOException {
        heroku.run("snapshot", "heroku", "--app", "shop", app);
        Path mine = Files.writeString(app.resolve(".portolan/heroku/formation.json"), "[]");
        heroku.answers("ps:scale", "web=5:Basic\n");
        heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(Run.read(app.resolve(".portolan/heroku/formation.txt"))).isEqualTo("web=5:Basic\n");
        assertThat(Run.read(mine)).isEqualTo("[]");
    }

    @Test
    void a_command_that_fails_is_told_and_the_others_still_run() throws IOException {
        heroku.run("snapshot", "heroku", "--app", "shop", app);
        heroku.fails("ps:scale", 3).fails("drains", 1);
        Files.delete(app.resolve(".portolan/heroku/drains.json"));
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                        portolan: 'heroku ps:scale --app shop' ended with 3: Warning: heed this
                        portolan: 'heroku drains --app shop --json' ended with 1: Warning: heed this
                        """);
        assertThat(run.out())
                .contains(
                        "  kept old   " + app + "/.portolan/heroku/formation.txt",
                        "  missing    " + app + "/.portolan/heroku/drains.json",
                        "  written    " + app + "/.portolan/heroku/features.json");
    }

    @Test
    void a_command_that_takes_too_long_is_stopped_and_the_others_still_run() throws IOException {
        heroku.waits("addons", 30);
        long start = System.nanoTime();
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", "--timeout", "2", app);

        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(20);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("portolan: 'heroku addons --app shop --json' took longer than 2 seconds and was stopped;"
                        + " --timeout says how long to wait.\n");
        assertThat(Run.read(app.resolve(".portolan/heroku/config.json")))
                .as("no value is kept where nobody knows what add-ons set")
                .contains("\"RAILS_ENV\": null");
    }

    @Test
    void an_answer_that_is_not_understood_is_told_and_not_kept() throws IOException {
        heroku.answers("domains", "no json @\n").answers("pg:info", "@\n").answers("features", "{\"message\": \"@\"}");
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("portolan: 'heroku domains --app shop --json' did not print the JSON that was asked for.\n"
                        + "portolan: 'heroku pg:info --app shop' printed nothing that is understood, so nothing of it is kept.\n"
                        + "portolan: 'heroku features --app shop --json' printed nothing that is understood, so nothing of it"
                        + " is kept.\n");
    }

    @Test
    void where_nothing_is_answered_nothing_is_written() throws IOException {
        for (String command : List.of(
                "apps:info",
                "addons",
                "config",
                "ps:scale",
                "domains",
                "buildpacks",
                "pg:info",
                "drains",
                "features")) {
            heroku.fails(command, 1);
        }
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Nothing was written, since no answer came.", "heroku login");
        assertThat(app.resolve(".portolan")).doesNotExist();
    }

    @Test
    void without_the_program_it_says_how_to_get_it() throws IOException {
        Files.delete(heroku.folder().resolve("heroku"));
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("portolan: There is no program 'heroku' on the PATH. https://devcenter.heroku.com/");
        assertThat(app.resolve(".portolan")).doesNotExist();
    }

    @Test
    void names_are_checked_before_they_reach_a_command_line() {
        for (String name : List.of("--json", "a;b", "Shop", "a", "shop-", "../x", "a b", "")) {
            Run run = heroku.run("snapshot", "heroku", "--app=" + name, app);
            assertThat(run.code()).as(name).isEqualTo(2);
        }
        for (String stage : List.of("../x", "a/b", ".", "A b", "", "qa_1", "Staging")) {
            Run run = heroku.run("snapshot", "heroku", "--app", "shop", "--stage=" + stage, app);
            assertThat(run.code()).as(stage).isEqualTo(2);
            assertThat(run.err())
                    .contains("--stage " + stage + ": no stage may be called that; expected 1 to 63 small");
        }
        assertThat(heroku.run("snapshot", "portolan-yaml", "--app", "shop", app).err())
                .contains("The source 'portolan-yaml' has no platform that can be asked.");
        assertThat(heroku.run("snapshot", "heroku", "--app", "shop", app.resolve("no"))
                        .err())
                .contains("There is no folder '" + app.resolve("no") + "'.");
        assertThat(heroku.asked()).isEmpty();
    }

    @Test
    void a_link_does_not_lead_it_out_of_the_project() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createSymbolicLink(app.resolve(".portolan"), other);
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("The answers cannot be written: '" + app.resolve(".portolan") + "' is a link.");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void an_image_that_would_take_it_along_is_told() throws IOException {
        Files.writeString(app.resolve("Dockerfile"), "FROM scratch\nCOPY . .\n");
        Run run = heroku.run("snapshot", "heroku", "--app", "shop", app);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("engine/state-in-image").doesNotContain("engine/state-in-git");
    }

    @Test
    void it_runs_as_a_program_of_its_own() throws IOException, InterruptedException {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        boolean isThere =
                classPath.contains(Path.of("target", "classes").toAbsolutePath().toString());
        if (!isThere) {
            System.out.println("skipped: the tests do not run from a class path that another JVM can have");
        }
        assumeTrue(isThere);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Main.class.getName(),
                "snapshot",
                "heroku",
                "--app",
                "shop");
        builder.directory(app.toFile());
        builder.environment().put("PATH", heroku.folder() + ":" + System.getenv("PATH"));
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed)
                .contains("  written    .portolan/heroku/info.json\n", "  next: portolan translate --to TARGET\n");
        assertThat(heroku.asked()).hasSize(9);
    }

    private Map<String, String> written() {
        var written = new LinkedHashMap<String, String>();
        try (Stream<Path> files = Files.list(app.resolve(".portolan/heroku"))) {
            files.sorted().forEach(file -> written.put(file.getFileName().toString(), Run.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private static Map<String, String> expected(String... namesAndTexts) {
        var expected = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            expected.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return expected;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
