package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.report.CopyScript;
import dev.portolan.report.NewServer;
import dev.portolan.report.Phase;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseScriptsTest {
    private static final String CANARY = "s3cr3t-Qx7";
    private static final String HOSTILE = "a'b \"c\" $(touch x) `id` \\ %s é\uD83D\uDE00\n-n\n\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void shell() {
        assumeTrue(Shell.isThere(), "skipped: there is no sh");
    }

    private Rehearsal rehearsal() throws IOException {
        return of(Sample.translation(Sample.app(), Sample.HEROKU));
    }

    private Rehearsal of(Translation translation) throws IOException {
        return Rehearsal.of(folder, translation, "fly", "heroku", "docker", "sleep");
    }

    private static void assumeThere(String shell) {
        assumeTrue(Files.isExecutable(Path.of("/bin", shell)), "skipped: there is no " + shell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aScriptDoesTheStepsOfItsPhaseAndHandsValuesOverByPipes(String shell) throws Exception {
        assumeThere(shell);
        Rehearsal rehearsal = rehearsal().value("STRIPE_KEY", CANARY).value("SECRET_KEY_BASE", HOSTILE);
        Rehearsal.Ended ended = rehearsal.run(shell, "", "03-secrets.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(rehearsal.calls())
                .containsExactly(
                        "heroku <config:get> <STRIPE_KEY> <--app> <old-app>",
                        "fly <secrets> <set> <STRIPE_KEY=-> <--stage> <--app> <vast-badlands>",
                        "heroku <config:get> <SECRET_KEY_BASE> <--app> <old-app>",
                        "fly <secrets> <set> <SECRET_KEY_BASE=-> <--stage> <--app> <vast-badlands>");
        assertThat(rehearsal.inputs()).containsExactly("", CANARY, "", HOSTILE);
        assertThat(ended.said()).doesNotContain(CANARY).contains("4. Set the secrets");
        assertThat(rehearsal.left()).doesNotContain(CANARY);
        assertThat(rehearsal.log()).containsExactly("Secrets  step 4  Set the secrets", "Secrets  step 4  done");
    }

    @Test
    void aDryRunShowsTheCommandsAndRunsNone() throws Exception {
        Rehearsal rehearsal = rehearsal();
        for (String script : List.of("01-prepare.sh", "03-secrets.sh", "05-data.sh", "08-roll-back.sh")) {
            Rehearsal.Ended ended = rehearsal.run("sh", "", script, "--dry-run");
            assertThat(ended.status()).as(ended.said()).isZero();
            assertThat(ended.said()).contains("   $ ");
        }
        assertThat(rehearsal.calls()).isEmpty();
        assertThat(folder.resolve("app/deploy/fly/migrate/move.log")).doesNotExist();
    }

    @Test
    void aStepThatFailsEndsTheScriptWhichGoesOnFromThere() throws Exception {
        Rehearsal rehearsal = rehearsal().fails("fly scale");
        Rehearsal.Ended ended = rehearsal.run("sh", "", "04-deploy.sh");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.said()).endsWith("""
                Step 5 did not succeed. Mend what is said above, then go on from there:
                  sh deploy/fly/migrate/04-deploy.sh --from 5
                Look first what of it was done: not every command of it can be repeated.
                """);
        assertThat(rehearsal.calls()).hasSize(1);
        Rehearsal.Ended again = rehearsal.fails().run("sh", "\n", "04-deploy.sh", "--from", "6");
        assertThat(again.status()).as(again.said()).isZero();
        assertThat(again.said()).contains("5. Scale web: passed over");
        assertThat(rehearsal.calls()).hasSize(2).last().asString().contains("worker=0");
        assertThat(rehearsal.log()).contains("Deploy  step 5  failed with exit status 3", "Deploy  step 6  done");
    }

    @Test
    void aValueThatCannotBeReadIsNotHandedOver() throws Exception {
        Rehearsal rehearsal = rehearsal().value("STRIPE_KEY", CANARY).fails("heroku config:get");
        Rehearsal.Ended ended = rehearsal.run("sh", "", "03-secrets.sh");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("It failed, so nobody knows whether there is a value.");
        assertThat(rehearsal.calls()).hasSize(1);
    }

    @Test
    void whereThereIsNoValueItStopsUnlessAPersonGoesOn() throws Exception {
        Rehearsal rehearsal = rehearsal().value("SECRET_KEY_BASE", "x");
        Rehearsal.Ended ended = rehearsal.run("sh", "", "03-secrets.sh");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("It printed nothing: no such value is set there.");
        Rehearsal.Ended confirmed = rehearsal.run("sh", "\n", "03-secrets.sh");
        assertThat(confirmed.status()).as(confirmed.said()).isZero();
        assertThat(rehearsal.calls()).filteredOn(call -> call.startsWith("fly")).hasSize(1);
    }

    @Test
    void aGeneratedSecretThatIsNotThereIsMade() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "skipped: there is no openssl");
        Rehearsal rehearsal = rehearsal().value("STRIPE_KEY", "x");
        assertThat(rehearsal.run("sh", "", "03-secrets.sh").status()).isZero();
        assertThat(rehearsal.inputs().get(3)).matches("[0-9a-f]{128}");
    }

    @Test
    void whatOnlyAPersonKnowsIsAskedFor() throws Exception {
        Rehearsal rehearsal = of(Sample.translation(Sample.app(), SourcePlatform.NONE));
        Rehearsal.Ended ended = rehearsal.run("sh", CANARY + "\n", "03-secrets.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains("STRIPE_KEY (from Stripe's dashboard): ")
                .doesNotContain(CANARY);
        assertThat(rehearsal.inputs().get(0)).isEqualTo(CANARY);
        Rehearsal.Ended nothing = rehearsal.run("sh", "", "03-secrets.sh");
        assertThat(nothing.status()).isEqualTo(1);
        assertThat(nothing.said()).contains("Nothing was given for STRIPE_KEY.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nMII=\n \\n+/\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\\nMII=\\n-----END PRIVATE KEY-----",
                "{\n  \"type\": \"service_account\",\n  \"keys\": {\n  }\n}",
                "{\"a\": 1}"
            })
    void anAnswerOfSeveralLinesIsTakenWhole(String answer) throws Exception {
        Rehearsal rehearsal = of(Sample.translation(Sample.app(), SourcePlatform.NONE));
        Rehearsal.Ended ended = rehearsal.run("sh", answer + "\nnext\n", "03-secrets.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(rehearsal.inputs().get(0)).isEqualTo(answer);
    }

    @Test
    void anAnswerWhoseEndIsMissingIsHandedToNobody() throws Exception {
        Rehearsal rehearsal = of(Sample.translation(Sample.app(), SourcePlatform.NONE));
        Rehearsal.Ended ended = rehearsal.run("sh", "-----BEGIN PRIVATE KEY-----\nMII=\n", "03-secrets.sh");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("That was not all of it: the last line is missing.");
        assertThat(rehearsal.calls()).isEmpty();
    }

    @Test
    void byHandIsWaitedForAndVariablesAreAsked() throws Exception {
        Rehearsal rehearsal = rehearsal();
        Rehearsal.Ended ended = rehearsal.run("sh", "\n\nthe id\n", "05-data.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("   Note the id as DATABASE_ID.\n   Enter when that is done, Ctrl-C stops: ");
        assertThat(rehearsal.calls())
                .containsExactly(
                        "heroku <maintenance:on> <--app> <old-app>",
                        "heroku <ps:scale> <worker=0> <--app> <old-app>",
                        "fly <mpg> <attach> <the id> <--app> <vast-badlands>");
        assertThat(rehearsal.run("sh", "", "05-data.sh", "--yes").said())
                .contains("DATABASE_ID is not known. Set it: export DATABASE_ID=…");
    }

    @Test
    void aWrongOptionIsExplained() throws Exception {
        for (List<String> wrong : List.of(List.of("--form", "2"), List.of("--from"), List.of("--from", "x"))) {
            Rehearsal.Ended ended = rehearsal().run("sh", "", "05-data.sh", wrong.toArray(new String[0]));
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.said()).startsWith("usage: sh deploy/fly/migrate/05-data.sh [--dry-run]");
        }
    }

    @Test
    void hostileTextsAreData() throws Exception {
        String name = "x'$(touch HIT)`touch HIT`\\\"; touch HIT #\u202E";
        Rehearsal rehearsal = of(Sample.translation(Sample.app(name, "c", "d"), Sample.HEROKU));
        Rehearsal.Ended ended = rehearsal.run("sh", "", "01-prepare.sh", "--yes");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(rehearsal.calls()).first().isEqualTo("fly <apps> <create> <" + name + ">");
        assertThat(folder.resolve("app/HIT")).doesNotExist();
    }

    @Test
    void shellcheckHasNothingToSay() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "skipped: there is no shellcheck");
        for (SourcePlatform platform : List.of(Sample.HEROKU, SourcePlatform.NONE)) {
            Translation translation = Sample.translation(Sample.app("it's `x` $y", "c", "d"), platform);
            of(translation);
            var command = new ArrayList<>(List.of("/usr/bin/shellcheck"));
            for (RenderedFile file : MoveFiles.of(translation)) {
                if (file.path().endsWith(".sh")) {
                    command.add(folder.resolve("app").resolve(file.path()).toString());
                }
            }
            assertThat(command).hasSizeGreaterThan(5);
            assertThat(Shell.run(command, "")).isEmpty();
        }
    }

    /** A target whose steps have the rarer lines. */
    private static Translation rare(Consumer<Output.Builder> steps) {
        return Sample.translation(Sample.app(), Sample.HEROKU, new Provider() {
            @Override
            public ProviderInfo info() {
                return new Sample().info();
            }

            @Override
            public Output translate(App app, Settings settings) {
                Output.Builder out = Output.builder();
                steps.accept(out);
                return out.build();
            }
        });
    }

    @Test
    void aCommandThatPrintsAPasswordIsShownWithoutIt() throws Exception {
        Rehearsal rehearsal =
                of(rare(out -> out.step("attach", Phase.SECRETS, "Attach").filtered("fly", "attach", "x")));
        Files.writeString(folder.resolve("prints"), "postgres://user:" + CANARY + "@host/db is ready\n");
        Rehearsal.Ended ended = rehearsal.run("sh", "", "03-secrets.sh");
        assertThat(ended.status()).isZero();
        assertThat(ended.said()).contains("postgres://...@host/db is ready").doesNotContain(CANARY);
        assertThat(rehearsal.fails("fly attach").run("sh", "", "03-secrets.sh").status())
                .isEqualTo(3);
    }

    @Test
    void namesThatAreMissingStopTheMove() throws Exception {
        List<Fact<String>> names = List.of(Fact.chosen("A_KEY", "test"), Fact.chosen("KEY", "test"));
        Rehearsal rehearsal =
                of(rare(out -> out.step("names", Phase.SECRETS, "Look").names(names, "fly", "secrets", "list")));
        Files.writeString(folder.resolve("prints"), "NAME | DIGEST\nA_KEY | 12\n");
        Rehearsal.Ended missing = rehearsal.run("sh", "", "03-secrets.sh");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.said()).contains("These names are not there: KEY. Set them, then look again.");
        Files.writeString(folder.resolve("prints"), "NAME | DIGEST\nA_KEY | 12\nKEY*| 13\n");
        assertThat(rehearsal.run("sh", "", "03-secrets.sh").said()).contains("   all names are there\n");
    }

    @Test
    void dataIsCopiedByTheScriptWhileATunnelIsOpen() throws Exception {
        Rehearsal rehearsal = of(rare(out -> out.step("copy", Phase.DATA, "Copy")
                .background("fly", "proxy")
                .copy(
                        CopyScript.POSTGRES,
                        Fact.chosen("DATABASE_URL", "test"),
                        NewServer.byUrl(Word.askedValue(Fact.chosen("the new URL", "test"))))
                .copy(
                        CopyScript.POSTGRES,
                        Fact.chosen("OTHER_URL", "test"),
                        NewServer.throughSsh(
                                Fact.chosen("it's", "test"),
                                Fact.absent(FactPath.of("app")),
                                "ssh",
                                "root@192.0.2.1",
                                "docker"))));
        rehearsal.value("DATABASE_URL", "old://" + CANARY).value("OTHER_URL", "other://" + CANARY);
        Files.writeString(
                folder.resolve("app/deploy/fly/migrate/copy-postgres.sh"),
                "echo \"copies $(printf %s \"$OLD_URL\" | wc -c) to ${NEW_URL:-nothing} by $*\"; env | grep -c '^value=' || :\n");
        Rehearsal.Ended ended = rehearsal.run("bash", "\nnew://x\n", "05-data.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said())
                .contains("copies " + ("old://" + CANARY).length() + " to new://x by \n0\n")
                .contains("copies " + ("other://" + CANARY).length()
                        + " to nothing by --through-ssh --new-user it's -- ssh root@192.0.2.1 docker\n")
                .doesNotContain(CANARY);
        assertThat(rehearsal.calls()).contains("fly <proxy>");
        assertThat(rehearsal.run("sh", "\nnew://x\n", "05-data.sh", "--again").said())
                .contains(" by --again\n");
    }

    @Test
    void aTunnelThatDoesNotOpenStopsTheMove() throws Exception {
        Rehearsal rehearsal = of(rare(out ->
                out.step("copy", Phase.DATA, "Copy").background("fly", "proxy").run("fly", "copy")));
        Rehearsal.Ended ended = rehearsal.fails("fly proxy").run("sh", "\n", "05-data.sh");
        assertThat(ended.said()).contains("It should keep running, and has ended.");
        assertThat(rehearsal.calls()).doesNotContain("fly <copy>");
    }

    @Test
    void whatOnlyTheStepNeedsIsTakenAwayAlsoWhereItFails() throws Exception {
        Rehearsal rehearsal = of(rare(out -> out.step("copy", Phase.DATA, "Copy")
                .run("fly", "secrets", "set")
                .afterwards("fly", "secrets", "unset", "COPY FROM")
                .run("fly", "deploy")));
        Rehearsal.Ended ended = rehearsal.fails("fly deploy").run("sh", "\n", "05-data.sh");
        assertThat(ended.status()).isEqualTo(3);
        assertThat(rehearsal.calls())
                .endsWith("fly <secrets> <set>", "fly <deploy>", "fly <secrets> <unset> <COPY FROM>");
        assertThat(ended.said()).contains("Look first what of it was done");
        assertThat(rehearsal.fails().run("sh", "\n", "05-data.sh").status()).isZero();
        assertThat(rehearsal.calls()).endsWith("fly <deploy>", "fly <secrets> <unset> <COPY FROM>");
    }

    @Test
    void whereItCannotBeTakenAwayTheScriptSaysSoAndFails() throws Exception {
        Rehearsal rehearsal = of(rare(out -> out.step("copy", Phase.DATA, "Copy")
                .repeatable()
                .afterwards("fly", "unset")
                .run("fly", "deploy")));
        Rehearsal.Ended ended = rehearsal.fails("fly unset").run("dash", "\n", "05-data.sh");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said())
                .contains("(safe to repeat)", "That failed, so it may still be there: take it away by hand")
                .doesNotContain("Look first what of it was done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void keysThatACommandPrintsOnceGoOnFromThereAndAreNotShown(String shell) throws Exception {
        assumeThere(shell);
        Rehearsal rehearsal = of(rare(out -> out.step("keys", Phase.SECRETS, "Make a bucket")
                .keep("fly", "storage")
                .feed(Word.keptValue("AWS_SECRET_ACCESS_KEY"), "fly", "key")
                .feed(Word.keptUrl(), "fly", "url")
                .feed(Word.keptUrlAt("localhost:16379"), "fly", "tunnel")));
        Files.writeString(folder.resolve("prints"), """
                Your bucket is ready.
                AWS_ACCESS_KEY_ID: tid
                AWS_SECRET_ACCESS_KEY: %s: and more
                  Private URL    = redis://default:%s@fly-shop.upstash.io:6379
                  Other URL      = https://example.com
                """.formatted(CANARY, CANARY));
        Rehearsal.Ended ended = rehearsal.run(shell, "", "03-secrets.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(rehearsal.inputs())
                .endsWith(
                        "",
                        CANARY + ": and more",
                        "redis://default:" + CANARY + "@fly-shop.upstash.io:6379",
                        "redis://default:" + CANARY + "@localhost:16379");
        assertThat(rehearsal.left()).doesNotContain(CANARY);
        assertThat(String.join("\n", rehearsal.calls())).doesNotContain(CANARY);
    }

    @Test
    void aKeyThatWasNotPrintedIsNotHandedOver() throws Exception {
        Rehearsal rehearsal = of(rare(out -> out.step("keys", Phase.SECRETS, "Make a bucket")
                .keep("fly", "storage")
                .feed(Word.keptValue("AWS_SECRET_ACCESS_KEY"), "fly", "key")));
        Rehearsal.Ended ended = rehearsal.run("sh", "", "03-secrets.sh");
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.said()).contains("does not hold the value that belongs here");
        assertThat(rehearsal.calls()).doesNotContain("fly <key>");
    }

    @Test
    void aBucketIsCopiedWithTheKeysOfBothSidesInTheEnvironment() throws Exception {
        FactPath app = FactPath.of("app");
        Rehearsal rehearsal = of(rare(out -> out.step("copy", Phase.DATA, "Copy the files")
                .copyBucket(
                        List.of(),
                        NewServer.bucket(
                                Word.text("new"),
                                Word.printedBy("fly", "id"),
                                Word.printedBy("fly", "key"),
                                Word.text("auto"),
                                Word.of(Fact.absent(app))))));
        Files.writeString(folder.resolve("prints"), CANARY);
        Files.writeString(
                folder.resolve("app/deploy/fly/migrate/copy-bucket.sh"),
                "echo \"$OLD_BUCKET $OLD_REGION $NEW_BUCKET $NEW_REGION ${NEW_ENDPOINT-none}\"\n"
                        + "[ \"$OLD_SECRET_ACCESS_KEY$NEW_SECRET_ACCESS_KEY\" = old-" + CANARY + CANARY + " ]\n");
        Rehearsal.Ended ended = rehearsal.run("sh", "\nold\nold-id\nold-" + CANARY + "\nus-east-1\n\n", "05-data.sh");
        assertThat(ended.status()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("old us-east-1 new auto none\n").doesNotContain(CANARY);
    }
}
