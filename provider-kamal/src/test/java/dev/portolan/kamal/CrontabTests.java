package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Trigger;
import dev.portolan.report.Finding;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrontabTests {
    @Test
    void an_interval_that_a_crontab_cannot_say_is_told_and_one_that_it_can_is_not() {
        App.Builder app = App.builder("shop").process("web", web -> web.command(Command.exec("web")));
        int[] minutes = {1, 30, 45, 60, 90, 120, 300, 1440, 1500, 10_080, 20_160};
        for (int each : minutes) {
            app.job(
                    "every-" + each,
                    job -> job.command(Command.exec("a")).trigger(new Trigger.Every(Duration.ofMinutes(each))));
        }

        assertThat(new KamalProvider()
                        .translate(app.build(), Settings.none("kamal"))
                        .findings())
                .filteredOn(finding -> finding.code() == KamalFinding.INTERVAL_ROUNDED)
                .extracting(Finding::detail)
                .containsExactly(
                        "The line says */30 * * * *.",
                        "The line says 0 * * * *.",
                        "The line says 0 */4 * * *.",
                        "The line says 0 0 * * *.",
                        "The line says 0 0 * * 0.");
    }

    @Test
    void times_are_in_UTC_also_where_the_app_sets_a_zone_and_the_jobs_see_the_apps_own(@TempDir Path folder)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no bash");
        App app = App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")))
                .env("TZ", EnvValue.literal("Europe/Berlin"))
                .job("nightly", job -> job.command(Command.exec("a")).cron("0 3 * * *"))
                .build();
        String deploy = new KamalProvider()
                .translate(app, Settings.none("kamal")).documents().stream()
                        .filter(document -> document.path().equals("config/deploy.yml"))
                        .map(DocumentWriter::write)
                        .findFirst()
                        .orElseThrow();
        String command = deploy.lines()
                .filter(line -> line.contains("crontab -"))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^ *cmd: \"(.*)\"$", "$1")
                .replace("\\\"", "\"");
        Files.createDirectories(folder.resolve("deploy/kamal"));
        Files.writeString(folder.resolve("deploy/kamal/crontab"), "0 3 * * * a\n");
        program(folder, "crontab", "cat > given");
        program(folder, "cron", "echo \"cron in $TZ\"");

        var builder = new ProcessBuilder("/bin/sh", "-c", command + "; grep ^TZ= given")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TZ", "Europe/Berlin");
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        String said = new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo("cron in UTC\nTZ=Europe/Berlin\n");
    }

    private static void program(Path folder, String name, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
