package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.github.GithubSettings;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.report.Line;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The workflow of GitHub; the usual one stands whole in the fixture continuous-deployment. */
class KamalWorkflowTest {
    private static final Settings ON = Settings.none("kamal").with(GithubSettings.CI, "github");

    @Test
    void aSecretKeepsItsNameInTheEnvironmentWhateverGithubCallsIt() {
        String workflow = workflow(translated(ON)).orElseThrow();

        assertThat(workflow)
                .contains(
                        "run: kamal deploy -d staging\n",
                        "          GITHUB_TOKEN: \"${{ secrets.APP_GITHUB_TOKEN }}\"\n",
                        "          api_key: \"${{ secrets.API_KEY }}\"\n",
                        "          SENTRY_DSN: \"${{ secrets.SENTRY_DSN }}\"\n")
                .containsPattern("          SSH_PRIVATE_KEY: \"\\$\\{\\{ secrets\\.SSH_PRIVATE_KEY_[0-9a-f]{6} }}\"\n");
    }

    @Test
    void whatTheAppCanDoWithoutNeedNotBeOnGithub() {
        List<Line> lines = translated(ON).steps().stream()
                .filter(step -> step.id().equals("github"))
                .flatMap(step -> step.lines().stream())
                .toList();

        assertThat(lines)
                .filteredOn(line -> line instanceof Line.Run run
                        && run.input().stream()
                                .anyMatch(input -> input instanceof Word.OldValue old && !old.required()))
                .hasSize(1);
        assertThat(lines.stream()
                        .filter(Line.Names.class::isInstance)
                        .flatMap(line -> ((Line.Names) line).names().stream())
                        .map(name -> name.get()))
                .contains("API_KEY", "APP_GITHUB_TOKEN", "SSH_KNOWN_HOSTS")
                .doesNotContain("SENTRY_DSN");
    }

    @Test
    void theRunnerHasWhatTheBuildNeeds() {
        String workflow = workflow(translated(
                        ON.with(KamalSettings.ARCH, "arm64"), build -> build.buildpacks(List.of("acme/node"))))
                .orElseThrow();

        assertThat(workflow).contains("runs-on: ubuntu-24.04-arm\n", "buildpacks/github-actions/setup-pack@");
    }

    @Test
    void aVaultHasToBeReachedByHand() {
        Output output = translated(ON.with(VaultSettings.VAULT, "doppler"));

        assertThat(workflow(output)).isEmpty();
        assertThat(output.steps()).noneMatch(step -> step.id().equals("github"));
        assertThat(output.findings()).extracting(Finding::code).contains(SecretFinding.VAULT_ON_GITHUB);
    }

    private static Output translated(Settings settings) {
        return translated(settings, build -> build.dockerfile("Dockerfile"));
    }

    private static Output translated(Settings settings, Consumer<Build.Builder> build) {
        var app = App.builder("shop")
                .stage("staging")
                .process("web", web -> web.command(Command.exec("bin/web")))
                .build(build)
                .env("GITHUB_TOKEN", EnvValue.secret())
                .env("api_key", EnvValue.secret())
                .env("SSH_PRIVATE_KEY", EnvValue.secret())
                .env("SENTRY_DSN", EnvValue.optionalSecret());
        return new KamalProvider().translate(app.build(), settings);
    }

    private static Optional<String> workflow(Output output) {
        return output.documents().stream()
                .filter(document -> document.path().startsWith(".github/workflows/"))
                .map((Document document) -> DocumentWriter.write(document))
                .findFirst();
    }
}
