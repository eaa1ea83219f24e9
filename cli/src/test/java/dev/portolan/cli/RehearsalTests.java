package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.report.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole moves of real apps, from preparing to the way back, with fakes of all programs: what each is called with, and what
 * stands on its standard input, is as recorded. With {@code -Dportolan.fixtures=accept} the recordings are written anew.
 */
class RehearsalTests {
    private static final List<String> APPS = List.of("mozilla__treeherder", "hackclub__hcb", "outline__outline");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aMoveCallsTheProgramsAsRecorded() {
        Path corpus = Run.root().resolve("../shared/corpus");
        assumeTrue(Files.isDirectory(corpus), "skipped: the real apps are not here");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no sh");
        Portolan portolan = Portolan.load();
        return APPS.stream()
                .flatMap(app -> portolan.providers().stream()
                        .map(provider -> provider.id())
                        .filter(target -> !target.equals("portolan-yaml"))
                        .map(target -> DynamicTest.dynamicTest(
                                app + " to " + target, () -> rehearse(portolan, corpus.resolve(app), target))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "kamal", "defang", "aws"})
    void the_way_back_stops_the_new_side_before_the_old_one_writes_again(String target) {
        Portolan portolan = Portolan.load();
        Translation translation = portolan.translate(portolan.read(Run.fixture("rails")), target);

        List<Line> back = translation.steps().stream()
                .filter(step -> step.lines().contains(Line.Source.THAW))
                .flatMap(step -> step.lines().stream())
                .toList();

        assertThat(back.subList(0, back.indexOf(Line.Source.THAW)))
                .anySatisfy(line -> assertThat(line).isInstanceOf(Line.Run.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void servers_are_rented_with_the_tokens_of_the_shell_and_files_from_before_them_end_there(String shell)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin", shell)), "skipped: there is no " + shell);
        Portolan portolan = Portolan.load();
        Rehearsal.prepare(folder, portolan.translate(portolan.read(Run.fixture("rented-servers")), "kamal"));
        String scripts = "rent() { yes x | " + shell + " deploy/kamal/migrate/$1 --yes; }; ";
        String tokens = "export HCLOUD_TOKEN=h CLOUDFLARE_API_TOKEN=c KAMAL_REGISTRY_PASSWORD=k; ";

        assertThat(Rehearsal.run(folder, shell, "-c", scripts + "rent 02-provision.sh"))
                .contains("HCLOUD_TOKEN is not in the environment. Set what belongs there in this shell: . ");
        String prepared = Rehearsal.run(
                folder, shell, "-c", scripts + tokens + "rent 01-prepare.sh && echo went well; rent 02-provision.sh");

        assertThat(prepared)
                .contains("went well")
                .contains("Set kamal.hosts, translate again, and go on with the new files.\n\nStep 7 did not succeed.")
                .endsWith("  sh deploy/kamal/migrate/02-provision.sh --from 7\n");
        assertThat(new Rehearsal(folder, prepared).calls())
                .contains("terraform <-chdir=deploy/kamal/infra> <apply> <tf.plan>", "hcloud <certificate> <create>")
                .doesNotContain("ssh ");
    }

    private void rehearse(Portolan portolan, Path app, String target) throws IOException, InterruptedException {
        Translation translation = portolan.translate(portolan.read(app), target);
        Path place = Files.createDirectories(folder.resolve(app.getFileName() + "-" + target));
        Rehearsal rehearsal = Rehearsal.of(place, translation, "sh");
        assertThat(place.resolve("failed")).as(rehearsal.said()).doesNotExist();
        assertThat(place.resolve("app/HIT")).doesNotExist();
        assertThat(rehearsal.said()).doesNotContain(Rehearsal.CANARY);
        assertThat(Rehearsal.all(place.resolve("app"))).doesNotContain(Rehearsal.CANARY);
        String calls = rehearsal.calls();
        assertThat(calls.lines().filter(line -> !line.startsWith("  fed <")))
                .allSatisfy(line -> assertThat(line).doesNotContain(Rehearsal.CANARY));
        // Some targets read secrets from the environment: there nothing is fed.
        assertThat(calls.lines().filter(line -> line.contains(Rehearsal.CANARY)))
                .allMatch(line -> line.matches("  fed <(" + Rehearsal.CANARY
                        + " it's \"[A-Z0-9_]+\" [$][(]touch HIT[)] `touch HIT` [\\\\] %s #|redis://default:"
                        + Rehearsal.CANARY
                        + "@fly-[a-z-]+.upstash.io:6379)>"));
        compare(app.getFileName().toString(), target, calls);
    }

    private static void compare(String app, String target, String calls) throws IOException {
        Path recorded = Run.root().resolve("cli/src/test/resources/rehearsals/" + app + "/" + target + ".txt");
        // The values are made up, and so is the canary; without it no scanner for secrets is troubled.
        String shown = calls.replace(Rehearsal.CANARY, "CANARY");
        if (Objects.equals(System.getProperty("portolan.fixtures"), "accept")) {
            Files.createDirectories(recorded.getParent());
            Files.writeString(recorded, shown);
        }
        assertThat(shown)
                .as("mvn test -Dtest=RehearsalTests -Dportolan.fixtures=accept writes it anew")
                .isEqualTo(Files.exists(recorded) ? Files.readString(recorded) : "");
    }
}
