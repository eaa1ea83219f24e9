package org.example.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Trigger;
import dev.portolan.report.Severity;
import dev.portolan.shell.PosixShell;
import dev.portolan.source.Reading;
import dev.portolan.testkit.RunningApp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BlueprintTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();
    private static final Portolan PORTOLAN = Portolan.load();

    @Test
    void every_fixture_of_the_clone_becomes_a_blueprint_that_the_schema_takes() throws IOException {
        Path fixtures = ROOT.resolve("fixtures");
        assumeTrue(Files.isDirectory(fixtures), () -> "skipped: no folder " + fixtures);
        check("fixtures", folders(fixtures).stream().map(fixture -> fixture.resolve("input")).toList(), 20);
    }

    @Test
    void every_real_app_becomes_a_blueprint_that_the_schema_takes() throws IOException {
        Path corpus = ROOT.resolveSibling("shared").resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), () -> "skipped: no folder " + corpus);
        check("real apps", folders(corpus), 80);
    }

    @Test
    void the_schema_refuses_what_is_wrong() throws IOException {
        assertThat(schema().validate("services: [{type: web, name: a, runtime: java}]", InputFormat.YAML)).isNotEmpty();
    }

    @Test
    void two_jobs_of_the_first_deploy_run_one_after_the_other() {
        App app = App.builder("two")
                .process("web", web -> web.command(Command.shell("bin/web")))
                .job("seed", job -> job.command(Command.shell("bin/seed")).trigger(new Trigger.FirstDeploy()))
                .job("index", job -> job.command(Command.shell("bin/index --all")).trigger(new Trigger.FirstDeploy()))
                .build();

        assertThat(text(PORTOLAN.translate(app, "render"))).contains("initialDeployHook: \"bin/seed && bin/index --all\"\n");
    }

    @Test
    void a_database_is_never_open_to_the_world_and_a_secret_is_named_once_and_copied() {
        assertThat(text(PORTOLAN.translate(RenderApps.shop(), "render")))
                .contains("ipAllowList: []")
                .containsOnlyOnce("sync: false")
                .contains("envVarKey: STRIPE_KEY")
                .contains("maxmemoryPolicy: noeviction");
    }

    @Test
    void a_version_that_render_does_not_know_is_told_and_not_written() {
        App app = App.builder("old")
                .datastore("db", store -> store.kind(Datastore.Kind.POSTGRES).version("9.6"))
                .build();

        Translation translation = PORTOLAN.translate(app, "render");

        assertThat(text(translation)).doesNotContain("postgresMajorVersion");
        assertThat(translation.findings()).extracting(finding -> finding.code().id()).contains("render/not-said");
    }

    private static void check(String what, List<Path> folders, int least) throws IOException {
        Schema schema = schema();
        int written = 0;
        for (Path folder : folders) {
            Reading reading = PORTOLAN.read(folder);
            if (reading.app().isEmpty()) {
                assertThat(reading.findings()).as(folder.toString()).isNotEmpty();
                continue;
            }
            Translation translation = PORTOLAN.translate(reading, "render");
            List<Error> errors = schema.validate(text(translation), InputFormat.YAML);
            assertThat(errors).as(folder + "\n" + text(translation)).isEmpty();
            assertThat(translation.coverage().facts(Outcome.UNANSWERED)).as(folder.toString()).isEmpty();
            assertThat(translation.findings()).as(folder.toString())
                    .noneMatch(finding -> finding.severity() == Severity.ERROR && finding.code().owner().equals("engine"));
            starts(folder, reading.app().get(), translation);
            written++;
        }
        System.out.println("render: Blueprints of " + written + " " + what + " are valid by Render's schema");
        assertThat(written).isGreaterThanOrEqualTo(least);
    }

    /** Each process and each job by the clock has its words somewhere in the file, unless the image says them. */
    private static void starts(Path folder, App app, Translation translation) {
        RunningApp running = Blueprint.of(translation.files()).running();
        var started = new ArrayList<List<String>>();
        running.processes().values().forEach(one -> started.add(one.argv()));
        for (Fact<Command> command : app.processes().stream().map(process -> process.command()).toList()) {
            if (translation.coverage().of(command) == Outcome.CARRIED) {
                List<String> argv = command.get().toArgv();
                // Read as a shell's line, the name of a builtin needs a shell again.
                assertThat(started).as(folder.toString())
                        .containsAnyOf(argv, Command.shell(PosixShell.join(argv)).toArgv());
            }
        }
    }

    private static String text(Translation translation) {
        return translation.files().stream().filter(file -> file.path().startsWith("render.")).map(RenderedFile::content)
                .findFirst().orElseThrow();
    }

    private static Schema schema() throws IOException {
        try (InputStream in = BlueprintTest.class.getResourceAsStream("render.schema.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            String newer = text.replaceFirst("(\"16\",\\s*\"17\")", "$1, \"18\"");
            assertThat(newer).contains("\"18\"");
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(newer, InputFormat.JSON);
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }
}
