package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.yaml.PortolanYamlSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Terraform is applied for real, against a mock of AWS on this machine. It takes minutes, so it runs where it is asked
 * for: {@code -Dportolan.mock-aws=true}, with terraform, a mirror of its provider, python3 and moto's server.
 */
class MockAwsTest {
    @TempDir
    Path folder;

    private @Nullable Process mock;
    private String address = "";

    @BeforeEach
    void startTheMock() throws Exception {
        assumeTrue(Boolean.getBoolean("portolan.mock-aws"), "skipped: -Dportolan.mock-aws=true is not set");
        assumeTrue(
                new ProcessBuilder("python3", "-c", "import moto.server")
                                .start()
                                .waitFor()
                        == 0,
                "skipped: there is no moto");
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        address = "http://127.0.0.1:" + port;
        var builder =
                new ProcessBuilder("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port));
        builder.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        mock = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("mock.log").toFile())
                .start();
    }

    @AfterEach
    void stopTheMock() {
        if (mock != null) {
            mock.destroy();
        }
    }

    @Test
    void aReleaseThatFailsKeepsTheOldVersionAndOneThatSucceedsComesBeforeTheServices() throws Exception {
        Path infra = written(AwsApps.rails());
        Optional<RealTerraform> found = RealTerraform.in(infra);
        assumeTrue(found.isPresent());
        RealTerraform terraform = found.get()
                .with("RECORD", folder.toString())
                .with("INTERVAL", "1")
                .before(folder);
        terraform.init();
        Files.writeString(folder.resolve("code"), "0");
        assertThat(apply(terraform, "v1")).contains("Apply complete!");
        assertThat(releases()).isEqualTo(1);
        planIsEmpty(terraform);

        Files.writeString(folder.resolve("code"), "1");
        assertThatThrownBy(() -> apply(terraform, "v2"))
                .hasMessageContaining("release failed with exit code 1")
                .hasMessageNotContaining("aws_ecs_service.web: Modif");
        Files.writeString(folder.resolve("code"), "0");
        assertThat(apply(terraform, "v2"))
                .containsSubsequence("terraform_data.release: Creation complete", "aws_ecs_service.web: Modif");
        assertThat(releases()).isEqualTo(3);

        String state = Files.readString(infra.resolve("terraform.tfstate"));
        assertThat(state).contains("\"password_wo\": null").doesNotContain("postgres://");
        assertThat(terraform.run("destroy", "-auto-approve", "-no-color", "-var", "image=v2"))
                .contains("Destroy complete!");
    }

    @Test
    void privateTasksAndServicesAreMadeAndGoAway() throws Exception {
        Path input = Path.of("..", "fixtures", "private-network", "input");
        App app = Portolan.of(List.of(new PortolanYamlSource()), List.of())
                .read(input)
                .app()
                .orElseThrow();
        Optional<RealTerraform> found = RealTerraform.in(written(app));
        assumeTrue(found.isPresent());
        found.get().init();
        assertThat(apply(found.get(), "v1")).contains("Apply complete!");
        planIsEmpty(found.get());
        assertThat(found.get().run("destroy", "-auto-approve", "-no-color", "-var", "image=v1"))
                .contains("Destroy complete!");
    }

    private static void planIsEmpty(RealTerraform terraform) throws IOException, InterruptedException {
        assertThat(terraform.run("plan", "-no-color", "-detailed-exitcode", "-var", "image=v1"))
                .contains("No changes.");
    }

    private static String apply(RealTerraform terraform, String image) throws IOException, InterruptedException {
        return terraform.run("apply", "-auto-approve", "-no-color", "-var", "image=" + image);
    }

    private long releases() throws IOException {
        return Files.readAllLines(folder.resolve("calls")).stream()
                .filter(line -> line.startsWith("ecs run-task"))
                .count();
    }

    /** The files of an app, pointed at the mock; the folder of its Terraform. */
    private Path written(App app) throws IOException, InterruptedException {
        for (RenderedFile file : Portolan.of(List.of(), List.of(new AwsProvider()))
                .translate(Reading.of(app, List.of(), SourcePlatform.NONE), "aws", List.of())
                .files()) {
            Path path = folder.resolve(file.path());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.content());
            assertThat(path.toFile().setExecutable(file.path().endsWith(".sh"))).isTrue();
        }
        Path infra = folder.resolve("deploy/aws/infra");
        assertThat(resource("aws").toFile().setExecutable(true)).isTrue();
        Process prepare = new ProcessBuilder("python3", resource("prepare.py").toString(), infra.toString(), address)
                .inheritIO()
                .start();
        assertThat(prepare.waitFor(60, TimeUnit.SECONDS) && prepare.exitValue() == 0)
                .isTrue();
        return infra;
    }

    private Path resource(String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            try (InputStream in = MockAwsTest.class.getResourceAsStream("/mock-aws/" + name)) {
                Files.copy(Objects.requireNonNull(in), path);
            }
        }
        return path;
    }
}
