package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts a task, with an {@code aws} that only records what it is asked. */
class RunTaskTest {
    private static final String AWS = """
            #!/bin/sh
            printf '%s\\n' "$*" >> "$LOG"
            case "$*" in
              *run-task*) echo "$ARN" ;;
              *lastStatus*) echo "$STATUS" ;;
              *exitCode*) echo "$CODE" ;;
              *) echo None ;;
            esac
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void script() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh");
        String script = Portolan.of(List.of(), List.of(new AwsProvider()))
                .translate(Reading.of(AwsApps.rails(), List.of(), SourcePlatform.NONE), "aws", List.of())
                .files()
                .stream()
                .filter(file -> file.path().endsWith(Scripts.RUN_TASK))
                .findFirst()
                .map(RenderedFile::content)
                .orElseThrow();
        Files.writeString(folder.resolve(Scripts.RUN_TASK), script);
        Path aws = Files.writeString(folder.resolve("aws"), AWS);
        assertThat(aws.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void aTaskThatSucceedsEndsWell() throws Exception {
        assertThat(run("arn:aws:ecs:x:1:task/shop/1", "STOPPED", "0")).isZero();
        assertThat(Files.readString(folder.resolve("log")))
                .contains("ecs run-task --cluster shop --task-definition shop-release --launch-type FARGATE")
                .contains("--network-configuration {}");
        assertThat(Files.readAllLines(folder.resolve("log")).stream().filter(line -> line.contains("run-task --")))
                .hasSize(1);
    }

    @Test
    void aCommandStandsInThePlaceOfTheTasksOwn() throws Exception {
        assertThat(run("arn:aws:ecs:x:1:task/shop/1", "STOPPED", "0", "bin/say", "a \"b\" \\ c"))
                .isZero();
        assertThat(Files.readString(folder.resolve("log")))
                .contains("--overrides {\"containerOverrides\":[{\"name\":\"release\",\"command\":"
                        + "[\"bin/say\",\"a \\\"b\\\" \\\\ c\"]}]}");
    }

    @Test
    void aTaskThatFailsFails() throws Exception {
        assertThat(run("arn:aws:ecs:x:1:task/shop/1", "STOPPED", "3")).isEqualTo(1);
        assertThat(printed()).contains("release failed with exit code 3");
    }

    @Test
    void aTaskThatNeverStartedFails() throws Exception {
        assertThat(run("arn:aws:ecs:x:1:task/shop/1", "STOPPED", "None")).isEqualTo(1);
        assertThat(run("None", "STOPPED", "0")).isEqualTo(1);
        assertThat(printed()).contains("no task was started");
    }

    @Test
    void aTaskThatTakesTooLongIsStopped() throws Exception {
        assertThat(run("arn:aws:ecs:x:1:task/shop/1", "RUNNING", "0")).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("log"))).contains("ecs stop-task");
    }

    private int run(String arn, String status, String code, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("/bin/sh", folder.resolve(Scripts.RUN_TASK).toString(), "release"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        builder.environment().put("PATH", folder + ":/usr/bin:/bin");
        builder.environment().put("LOG", folder.resolve("log").toString());
        builder.environment().put("ARN", arn);
        builder.environment().put("STATUS", status);
        builder.environment().put("CODE", code);
        builder.environment().put("CLUSTER", "shop");
        builder.environment().put("NETWORK", "{}");
        builder.environment().put("AWS_REGION", "us-east-1");
        builder.environment().put("INTERVAL", "1");
        builder.environment().put("TIMEOUT", "2");
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String printed() throws IOException {
        return Files.readString(folder.resolve("printed"));
    }
}
