package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.report.Finding;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Volumes of processes: their files come along, and no two containers of a worker write to one. */
class VolumesTest {
    private static final Output OUTPUT = new KamalProvider()
            .translate(
                    App.builder("cms")
                            .process(
                                    "web",
                                    web -> web.command(Command.exec("bin/web"))
                                            .http(http -> http.port(3000))
                                            .volume("uploads", volume -> volume.mountPath("/data/my uploads")))
                            .process(
                                    "indexer",
                                    indexer -> indexer.command(Command.exec("bin/index"))
                                            .volume("index", volume -> volume.mountPath("/data/index")))
                            .process("mailer", mailer -> mailer.command(Command.exec("bin/mail")))
                            .build(),
                    Settings.none("kamal"));

    @Test
    void the_files_are_copied_while_nobody_writes_and_before_users_come() {
        assertThat(OUTPUT.steps())
                .extracting(Step::id)
                .containsSubsequence(
                        "deploy", "freeze", "volume.web.uploads", "volume.indexer.index", "deploy.again", "look");
        String step = step("volume.web.uploads");
        assertThat(step)
                .contains("tar -czpf cms-web-uploads.tar.gz -C '/data/my uploads' .")
                .contains("root@192.0.2.10:")
                .contains("docker run --rm -i -v cms-web-uploads:/volume busybox:1.37 tar -xzpf - -C /volume"
                        + " < cms-web-uploads.tar.gz");
    }

    @Test
    void the_old_container_of_a_worker_is_stopped_first_and_users_of_the_web_are_not_sent_away() {
        assertThat(OUTPUT.documents())
                .filteredOn(document -> document.path().equals(".kamal/hooks/pre-app-boot"))
                .extracting((Document document) -> DocumentWriter.write(document))
                .singleElement()
                .asString()
                .contains("kamal app stop --skip-hooks --roles=indexer")
                .doesNotContain("--roles=web", "--roles=mailer");
        assertThat(told(DataFinding.VOLUME_SHARED)).containsExactly("processes.web.volumes.uploads");
        assertThat(told(DataFinding.VOLUME_STOPS_FIRST)).containsExactly("processes.indexer.volumes.index");
    }

    private static List<String> told(DataFinding code) {
        return OUTPUT.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::facts)
                .flatMap(facts -> facts.stream().map(fact -> fact.path().toString()))
                .toList();
    }

    private static String step(String id) {
        return OUTPUT.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
