package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.github.GithubSettings;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.report.Line;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The workflow of GitHub; the usual one stands whole in the fixture continuous-deployment. */
class AwsWorkflowTest {
    private static final String ROLE = "deploy/aws/infra/github.tf.json";
    private static final String STAGING_ROLE = "deploy/aws/staging/infra/github.tf.json";
    private static final Settings CI = Settings.none("aws").with(GithubSettings.CI, "github");
    private static final Settings ON = CI.with(AwsSettings.STATE_BUCKET, "states");

    @Test
    void withoutABucketForTheStateNothingIsDeployed() {
        Output output = translated(CI.with(AwsSettings.CI_REPOSITORY, "acme/shop"), app -> app);

        assertThat(workflow(output)).isEmpty();
        assertThat(file(output, ROLE)).isEmpty();
        assertThat(output.steps()).noneMatch(step -> step.id().startsWith("github"));
        assertThat(output.findings()).extracting(Finding::code).contains(AwsFinding.STATE_FORGOTTEN);
    }

    @Test
    void theRoleIsForOneRepositoryAndStageOrMadeByHand() {
        Output known = translated(ON.with(AwsSettings.CI_REPOSITORY, "acme/shop"), app -> app.stage("staging"));
        Output unknown = translated(ON, app -> app.stage("staging"));

        assertThat(file(known, STAGING_ROLE).orElseThrow()).contains("\"repo:acme/shop:environment:staging\"");
        assertThat(file(unknown, STAGING_ROLE)).isEmpty();
        assertThat(inputs(unknown)).hasSize(1).allMatch(Word.AskedValue.class::isInstance);
        assertThat(inputs(known)).hasSize(1).allMatch(Word.Printed.class::isInstance);
    }

    @Test
    void aSingleImageGoesByItsDigestAndSeveralByTheirTag() {
        String one = workflow(translated(ON, app -> app)).orElseThrow();
        String several = workflow(translated(
                        ON, app -> app.process("worker", worker -> worker.build(build -> build.dockerfile("Worker")))))
                .orElseThrow();

        assertThat(one).contains("imageDetails[0].imageDigest", "IMAGE=$image");
        assertThat(several).doesNotContain("imageDigest").contains("IMAGE=$tag");
    }

    @Test
    void aDockerfileIsGivenTheSecretsThatItNamesAndNoOthers() {
        String workflow = workflow(translated(
                        ON,
                        app -> app.build(build -> build.dockerfile("Dockerfile")
                                        .arg("GIVEN", "1")
                                        .variables(List.of("GIVEN", "NPM_TOKEN", "PLAIN")))
                                .env("GIVEN", EnvValue.secret())
                                .env("NPM_TOKEN", EnvValue.secret())
                                .env("PLAIN", EnvValue.literal("x"))
                                .env("OTHER", EnvValue.secret())))
                .orElseThrow();

        assertThat(workflow).contains("secrets.NPM_TOKEN").doesNotContain("GIVEN", "secrets.PLAIN", "OTHER");
    }

    @Test
    void theRunnerHasWhatTheBuildNeeds() {
        Output output = translated(
                ON.with(AwsSettings.ARCHITECTURE, "ARM64"),
                app -> app.build(build ->
                                build.buildpacks(List.of("acme/node")).variables(List.of("NPM_TOKEN", "PLAIN")))
                        .env("NPM_TOKEN", EnvValue.secret())
                        .env("PLAIN", EnvValue.literal("x")));

        assertThat(workflow(output).orElseThrow())
                .contains(
                        "runs-on: ubuntu-24.04-arm\n",
                        "buildpacks/github-actions/setup-pack@",
                        "          NPM_TOKEN: \"${{ secrets.NPM_TOKEN }}\"\n")
                .doesNotContain("PLAIN");
        assertThat(inputs(output)).hasSize(2).anyMatch(Word.OldValue.class::isInstance);
    }

    private static Output translated(Settings settings, UnaryOperator<App.Builder> more) {
        var app = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile"))
                .process("web", web -> web.count(1));
        return new AwsProvider().translate(more.apply(app).build(), settings);
    }

    /** What the step of GitHub hands over. */
    private static List<Word> inputs(Output output) {
        return output.steps().stream()
                .filter(step -> step.id().equals("github"))
                .flatMap(step -> step.lines().stream())
                .filter(Line.Run.class::isInstance)
                .flatMap(line -> ((Line.Run) line).input().stream())
                .toList();
    }

    private static Optional<String> workflow(Output output) {
        return output.documents().stream()
                .map(Document::path)
                .filter(path -> path.startsWith(".github/workflows/"))
                .findFirst()
                .flatMap(path -> file(output, path));
    }

    private static Optional<String> file(Output output, String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .map((Document document) -> DocumentWriter.write(document))
                .findFirst();
    }
}
