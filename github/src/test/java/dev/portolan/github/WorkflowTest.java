package dev.portolan.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.report.Line;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider asks for, and the workflow that comes of it. */
class WorkflowTest {
    private static final GithubSettings ON =
            GithubSettings.of(Settings.none("x").with(GithubSettings.CI, "github"));

    /**
     * What a step runs, each of which GitHub or a shell could take for more than a text. Two things are not tried together
     * with <code>${{</code>, since this library, made for editors, gives them back otherwise than GitHub's runner: a second
     * quote (its lexer undoes the doubling of the first only) and a second line (it keeps the indentation of the file).
     */
    private static final List<String> HOSTILE = List.of(
            "${{ secrets.STRIPE_KEY }}",
            "$${{ 1 }}",
            "${{ 'x }}",
            "a ${{ b ${{ c",
            "}} ${{",
            "it's \"quoted\" # no comment",
            "$HOME `id` $(id) \\",
            "two\nlines: '",
            "%{x} <%= y %> {{ z }}",
            "::set-output name=a::b");

    private final Output.Builder out = Output.builder();

    @Test
    void itHasWhatEveryDeployNeeds() {
        var workflow = Workflow.of("Somewhere", app("staging"), ON, out).mayProveItself();
        workflow.run(
                        "Deploy",
                        List.of(CommandLine.of("deploy", Word.option("--to", fact("a b"))), Fact.absent(FactPath.ROOT)))
                .env("REGION", fact("fra"))
                .variable("ROLE")
                .secret("TOKEN")
                .secret(fact("KEY"), fact("APP_KEY"));
        Document document = out.build().documents().get(0);

        assertThat(document.path()).isEqualTo(".github/workflows/deploy-staging.yml");
        assertThat(DocumentWriter.write(document)).isEqualTo("""
                        name: Deploy staging to Somewhere

                        "on":
                          push:
                            branches:
                              - main

                          workflow_dispatch: {}

                        permissions:
                          contents: read
                          id-token: write

                        # One deploy at a time; one that has begun is never stopped half-way.
                        concurrency:
                          group: deploy-staging
                          cancel-in-progress: false

                        jobs:
                          deploy:
                            runs-on: ubuntu-24.04
                            environment: staging
                            timeout-minutes: 60
                            steps:
                              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                                with:
                                  persist-credentials: false
                              - name: Deploy
                                run: |
                                  deploy --to 'a b'
                                env:
                                  REGION: fra
                                  ROLE: "${{ vars.ROLE }}"
                                  TOKEN: "${{ secrets.TOKEN }}"
                                  KEY: "${{ secrets.APP_KEY }}"
                        """);
    }

    @Test
    void theRunbookMovesSecretsThroughPipes() {
        GithubSteps.of(Workflow.of("Somewhere", app("staging"), ON, out), out)
                .say("Ask the vendor.")
                .secret("TOKEN", Word.askedValue(fact("the token")))
                .variable("ROLE", Word.text("role"))
                .write();

        List<Step> steps = out.build().steps();
        assertThat(steps.get(0).lines())
                .filteredOn(Line.Names.class::isInstance)
                .extracting(line -> words(((Line.Names) line).command()))
                .containsExactly("gh secret list --env staging", "gh variable list --env staging");
        assertThat(steps).extracting(Step::id).containsExactly("github", "every-day.deploy");
        assertThat(steps.get(0).lines())
                .filteredOn(line -> line instanceof Line.Run run && !run.input().isEmpty())
                .extracting(line -> words(line.words()))
                .containsExactly("gh secret set TOKEN --env staging", "gh variable set ROLE --env staging");
        assertThat(words(steps.get(1).lines().get(0).words())).isEqualTo("git push origin main");
    }

    @Test
    void theRunbookLetsOnlyTheBranchIntoTheEnvironment() {
        GithubSteps.of(Workflow.of("Somewhere", app("staging"), ON, out), out).write();

        assertThat(out.build().steps().get(0).lines())
                .filteredOn(Line.Run.class::isInstance)
                .extracting(line -> words(line.words()))
                .containsExactly(
                        "gh auth status",
                        "gh api --silent --method PUT repos/{owner}/{repo}/environments/staging"
                                + " -F deployment_branch_policy[protected_branches]=false"
                                + " -F deployment_branch_policy[custom_branch_policies]=true",
                        "gh api --silent repos/{owner}/{repo}/environments/staging/deployment-branch-policies"
                                + " -f name=main",
                        "git push origin main",
                        "gh run list --limit 1 --workflow deploy-staging.yml");
    }

    @Test
    void aRoleIsForTheEnvironmentOfTheRepositoryAlone() {
        assertThat(Workflow.of("Somewhere", app("staging"), ON, out).subject().get())
                .isEqualTo("repo:OWNER/REPOSITORY:environment:staging");
        assertThat(Workflow.subject(fact("acme/shop"), fact("production")).get())
                .isEqualTo("repo:acme/shop:environment:production");
    }

    @Test
    void aSecretHasANameThatGithubTakes() {
        assertThat(Stream.of("aZ09_x", "github_token", "a-b", "_0")
                        .map(name -> new SecretNames().of(fact(name)).get())
                        .toList())
                .startsWith("AZ09_X", "APP_GITHUB_TOKEN")
                .endsWith("_0")
                .allMatch(name -> name.matches("[A-Z_][A-Z0-9_]*"));
    }

    @Test
    void aBranchThatWouldBeAPatternIsRefused() {
        assertThat(GithubSettings.BRANCH.parse(List.of("release/2.x"))).isEqualTo("release/2.x");
        for (String branch : List.of("", "a*", "a b", "!main", "${{x", "-x", "+", "a[b]", "caf\u00e9", "a\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> GithubSettings.BRANCH.parse(List.of(branch)));
        }
    }

    @Test
    void forArmTheRunnerHasSuchProcessors() {
        Workflow.of("Somewhere", app("staging"), ON, fact("arm64"), out);

        assertThat(DocumentWriter.write(out.build().documents().get(0))).contains("runs-on: ubuntu-24.04-arm\n");
    }

    @Test
    void aSecretGetsANameThatGithubTakes() {
        var names = new SecretNames().reserve("SSH_PRIVATE_KEY");
        var given = new ArrayList<String>();
        for (String name : List.of("KEY", "Key", "GITHUB_TOKEN", "github_x", "1A", "a.b", "_A", "SSH_PRIVATE_KEY")) {
            given.add(names.of(Fact.stated(FactPath.of("env", name), name, Origin.CODE))
                    .get());
        }

        assertThat(given)
                .startsWith("KEY")
                .contains("APP_GITHUB_TOKEN", "APP_GITHUB_X", "A_B", "_A")
                .doesNotContain("SSH_PRIVATE_KEY")
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z_][A-Za-z0-9_]*"));
        assertThat(given.stream().map(name -> name.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void whatNeedNotBeThereIsNotAskedFor() {
        GithubSteps.of(Workflow.of("Somewhere", app("staging"), ON, out), out)
                .run("make-key")
                .secret("TOKEN", Word.variable("TOKEN"))
                .optionalSecret(fact("DSN"), Word.oldValueIfAny(fact("DSN"), fact("where errors go")))
                .write();

        assertThat(out.build().steps().get(0).lines())
                .filteredOn(Line.Names.class::isInstance)
                .extracting(line -> ((Line.Names) line).names())
                .containsExactly(List.of(Fact.chosen("TOKEN", "the target's own name")));
    }

    @Test
    void everyActionIsPinnedToACommit() {
        assertThat(Action.all()).isNotEmpty().allSatisfy(action -> {
            assertThat(action.commit()).matches("[0-9a-f]{40}");
            assertThat(action.version()).matches("v?[0-9]+(\\.[0-9]+)+");
        });
        assertThatIllegalArgumentException().isThrownBy(() -> Action.of("somebody/else"));
    }

    @Test
    void aSecretIsNoWordOfACommand() {
        assertThatIllegalArgumentException().isThrownBy(() -> CommandLine.of("x", Word.freshValue(fact("K"))));
        assertThat(CommandLine.of("x", Word.variable("K"), Fact.absent(FactPath.ROOT), fact("$y"))
                        .get())
                .isEqualTo("x \"$K\" '$y'");
    }

    @Test
    void textsOfTheAppStayTextsToGithub(@TempDir Path folder) throws IOException {
        var workflow = Workflow.of("Somewhere", app("production"), ON, out);
        var expected = new ArrayList<String>();
        expected.add(Action.of("actions/checkout").reference());
        for (String text : HOSTILE) {
            workflow.run("Try", List.of(fact(text))).env("TEXT", fact(text)).secret("TOKEN");
            expected.addAll(List.of(text, "TEXT=" + text, "TOKEN=${{ secrets.TOKEN }}"));
        }
        Path file = Files.writeString(
                folder.resolve("deploy.yml"),
                DocumentWriter.write(out.build().documents().get(0)));

        GithubParser.Read read = parsed(List.of(file)).get(0);
        assertThat(read.errors()).isEmpty();
        assertThat(read.texts()).isEqualTo(expected);
    }

    @Test
    void githubTakesTheWorkflowsOfAllFixtures() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("..", "fixtures"))) {
            files = all.filter(file -> file.toString().replace('\\', '/').contains("/.github/workflows/"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        assertThat(parsed(files))
                .hasSameSizeAs(files)
                .allSatisfy(read -> assertThat(read.errors()).isEmpty());
    }

    @Test
    void githubRefusesWhatIsNoWorkflow(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("deploy.yml"), """
                "on": push
                jobs:
                  deploy:
                    runs-on: ubuntu-24.04
                    steps:
                      - run: "true"
                        usess: nothing
                """);
        assertThat(parsed(List.of(file)).get(0).errors()).isNotEmpty();
    }

    private static List<GithubParser.Read> parsed(List<Path> files) {
        Optional<List<GithubParser.Read>> read = GithubParser.read(files);
        if (read.isEmpty()) {
            System.out.println("skipped: GitHub's workflow parser is not in target/tools; .ci/tools fetches it");
        }
        assumeTrue(read.isPresent(), "GitHub's workflow parser is not there");
        return read.get();
    }

    private static App app(String stage) {
        return App.builder("shop")
                .stage(stage)
                .process("web", web -> web.count(1))
                .build();
    }

    private static Fact<String> fact(String value) {
        return Fact.stated(FactPath.of("x"), value, Origin.CODE);
    }

    private static String words(List<Word> words) {
        return String.join(
                " ",
                words.stream()
                        .map(word -> word instanceof Word.Text text
                                ? text.text()
                                : (word instanceof Word.Option option ? option.flag() + " " : "")
                                        + word.facts()[0].get())
                        .toList());
    }
}
