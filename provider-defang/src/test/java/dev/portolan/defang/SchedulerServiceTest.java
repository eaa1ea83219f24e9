package dev.portolan.defang;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Origin;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service that starts jobs by the clock. */
class SchedulerServiceTest {
    @TempDir
    Path folder;

    @Test
    void itsTableStartsEachJobAtItsTimesWithTheWordsThatTheAppStates() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
        Translation translation = Portolan.of(List.of(), List.of(new DefangProvider()))
                .translate(
                        Reading.of(DefangApps.clockwork(), List.of(), SourcePlatform.NONE),
                        "defang",
                        List.of(new GivenSetting("scheduler", List.of("supercronic"), Origin.CODE)));
        Map<String, Object> service = DefangReader.at(DefangReader.services(translation.files()), "scheduler-2");
        List<String> argv = ((List<?>) DefangReader.at(service, "command"))
                .stream()
                        .map(word -> Interpolation.byDocker((String) word, name -> ""))
                        .toList();
        Path supercronic = Files.writeString(folder.resolve("supercronic"), "#!/bin/sh\nexec cat \"$1\"\n");
        Files.setPosixFilePermissions(supercronic, PosixFilePermissions.fromString("rwxr-xr-x"));

        // The one word that this test changes, so that it writes into its own folder.
        List<String> here = argv.stream()
                .map(word -> word.replace("/tmp/crontab", folder + "/crontab"))
                .toList();
        var builder = new ProcessBuilder(here);
        builder.environment().clear();
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("""
                        CRON_TZ=UTC
                        30 3 * * mon-fri /bin/sh -c 'bin/report "$DAY" | gzip >it\\'\\''s'
                        */10 * * * * bin/poll 'two words' '$5 %'
                        0 */6 * * * bin/six
                        0 0 * * * bin/daily
                        0 22 * * 5,6,0 bin/tidy
                        """);
        assertThat(translation.findings())
                .filteredOn(finding -> finding.code() == DefangFinding.JOB_NOT_SCHEDULED)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.facts().get(0).path().toString()).isEqualTo("jobs.uneven.trigger"));
    }
}
