package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Trigger;
import dev.portolan.report.Finding;
import dev.portolan.spi.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
}
