package dev.portolan.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Basis;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.Reading;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.Provider;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunbookTest {
    static final String HOSTILE = "a`b</a> ```` # ' \" $(x) \\ [l](u) \u202E|";

    private static Translation sample() {
        return Sample.translation(Sample.app(), Sample.HEROKU);
    }

    @Test
    void aPageReadsLikeThis() {
        assertThat(Runbook.of(sample())).isEqualTo(PAGE);
    }

    @Test
    void thePageIsAFileOfTheTarget() {
        assertThat(Runbook.file(sample()).orElseThrow().path()).isEqualTo("deploy/fly/RUNBOOK.md");
        assertThat(Runbook.file(sample()).orElseThrow().content()).isEqualTo(PAGE);
    }

    @Test
    void eachLineOfAStepRestsOnItsFacts() {
        RenderedFile page = Runbook.file(sample()).orElseThrow();
        List<String> lines = page.content().lines().toList();
        assertThat(page.lines()).hasSameSizeAs(lines);
        List<Set<Basis>> steps = sample().steps().stream().map(Step::allBases).toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher title = Pattern.compile("### ([0-9]+)\\. .*").matcher(lines.get(i));
            if (title.matches()) {
                Set<Basis> bases = steps.get(Integer.parseInt(title.group(1)) - 1);
                assertThat(page.lines().get(i)).as(lines.get(i)).isEqualTo(bases);
                assertThat(page.lines().get(i - 2)).as("its anchor").isEqualTo(bases);
                assertThat(page.lines().get(i - 1)).as("a blank line").isEmpty();
            }
        }
        assertThat(page.lines().get(0)).isEmpty();
    }

    @Test
    void withoutAPlatformTheUserIsAskedAndToldInWords() {
        assertThat(Runbook.of(Sample.translation(Sample.app(), SourcePlatform.NONE)))
                .contains(
                        "# Move `vast-badlands` to Fly.io\n",
                        "```sh\nask() (\n",
                        "ask STRIPE_KEY 'from Stripe'\\''s dashboard'")
                .contains("openssl rand -hex 64 | tr -d '\\n' | fly secrets set SECRET_KEY_BASE=-")
                .contains("see to it that nobody writes data any more", "let users in again")
                .doesNotContain("heroku", "Heroku", "Tell the shell");
    }

    @Test
    void theFunctionThatAsksIsThereOnlyWhereItIsUsed() {
        assertThat(Runbook.of(sample())).doesNotContain("ask(");
    }

    @Test
    void theWarningsOfHowTheAppWasReadStandOnThePageAndItsNotesDoNot() {
        var told = new ArrayList<Finding>();
        sample().findings().forEach(told::add);
        var reading = Reading.of(App.builder("a").build(), told, SourcePlatform.NONE);
        String page = Runbook.of(Portolan.of(List.of(), List.of(new NoSteps())).translate(reading, "none"));
        assertThat(page).contains("**Warning** `fly/count-zero`").doesNotContain("fly/region-guessed");
    }

    @Test
    void anAppWithoutStepsHasAShortPage() {
        var empty = Sample.translation(App.builder("a").build(), SourcePlatform.NONE, new NoSteps());
        assertThat(Runbook.of(empty)).isEqualTo("""
                        # Move `a` to Nowhere

                        This page and the files that belong to it are laid out as if at the root of the app; this is `deploy/none/RUNBOOK.md`.
                        Copy them there if they are not there yet, and run every command from the root, in one shell.

                        What is known about the app comes to 1 fact: 1 carried.

                        Nothing is left to do by hand.
                        """);
    }

    private static final class NoSteps implements Provider {
        @Override
        public ProviderInfo info() {
            return new ProviderInfo("none", "Nowhere", "1", List.of(), List.of(), List.of(), List.of());
        }

        @Override
        public Output translate(App app, Settings settings) {
            var out = Output.builder();
            out.add(Document.toml("f")).root().put("app", app.name());
            return out.build();
        }
    }

    @Test
    void hostileTextStaysInsideItsFence() {
        String page = Runbook.of(Sample.translation(Sample.app(HOSTILE, "x\n```\n# y", "<script>"), Sample.HEROKU));
        assertThat(page).contains("  - `description` = `<script>` (code)\n");
        assertThat(page.codePoints()).noneMatch(c -> c != '\n' && VisibleText.isHidden(c));
        // Title, sections, steps, and the command's own line inside a longer fence.
        assertThat(page.lines().filter(line -> line.startsWith("#")).toList())
                .hasSize(1 + 7 + 10 + 1)
                .doesNotContain("# y");
        assertThat(RunbookInShellTest.blocks(page)).hasSize(11).anyMatch(block -> block.contains("\n# y'\n"));
    }

    @Test
    void theWorkGrowsWithTheStepsAndNoFaster() {
        assertThat(questions(400)).isEqualTo(questions(200) * 2).isEqualTo(2 * 400);
        assertThat(Runbook.of(many(400)).length())
                .isLessThan(Runbook.of(many(200)).length() * 21 / 10);
    }

    private static Translation many(int secrets) {
        var app = App.builder("a");
        for (int i = 0; i < secrets; i++) {
            app.env("KEY_" + i, EnvValue.secret());
        }
        return Sample.translation(app.build(), Sample.HEROKU);
    }

    private static int questions(int secrets) {
        var count = new AtomicInteger();
        var counting = new SourcePlatform() {
            @Override
            public String title() {
                return "Counting";
            }

            @Override
            public Map<String, String> variables() {
                return Map.of();
            }

            @Override
            public List<Word> readValue(String name) {
                count.incrementAndGet();
                return Sample.HEROKU.readValue(name);
            }

            @Override
            public List<List<Word>> freeze() {
                return List.of();
            }

            @Override
            public List<List<Word>> thaw() {
                return List.of();
            }
        };
        Runbook.of(Sample.translation(many(secrets).app(), counting));
        return count.get();
    }

    private static final String PAGE = """
            # Move `vast-badlands` from Heroku to Fly.io

            This page and the files that belong to it are laid out as if at the root of the app; this is `deploy/fly/RUNBOOK.md`.
            Copy them there if they are not there yet, and run every command from the root, in one shell.

            Each phase is a script below `deploy/fly/migrate` as well; `--dry-run` shows what it would do, and does nothing.

            What is known about the app comes to 12 facts: 1 carried, 3 adapted, 7 in the runbook, 1 left out.

            - [Before you start](#before)
            - [Prepare](#phase-prepare)
              - [1. Create the app](#step-app.create)
              - [2. Run the image here](#step-move.try-image)
              - [3. Look for files that the app writes](#step-move.disk)
            - [Secrets](#phase-secrets)
              - [4. Set the secrets](#step-secrets)
            - [Deploy](#phase-deploy)
              - [5. Scale web](#step-scale.web)
              - [6. Scale worker](#step-scale.worker)
            - [Data](#phase-data)
              - [7. Rehearse the copy, and know how long it takes](#step-move.rehearse)
              - [8. Copy the data](#step-data.copy)
            - [Roll back](#phase-roll-back)
              - [9. Know what the way back loses](#step-move.losses)
              - [10. Go back](#step-back)
            - [Good to know](#notes)

            <a id="before"></a>

            ## Before you start

            Secret values go from one command to the next through a pipe: never onto a command line, into a file or into
            a log. `printf` is a part of the shell, so what it is given is not in the list of processes either.

            Tell the shell which app of Heroku it is:

            ```sh
            export HEROKU_APP=old-app
            ```

            - **Error** `fly/not-there`: The target has no such thing. Do without it.
              - `description` = `old-account` (code)
            - **Warning** `fly/count-zero`: No machine runs. See <https://fly.io/docs/apps/scale-count/> and scale by hand.
              - `processes.worker.count` = `0` (Procfile:3:9): It was 0 on purpose.

            <a id="phase-prepare"></a>

            ## Prepare

            <a id="step-app.create"></a>

            ### 1. Create the app

            Names are taken on all of Fly, so it may be another's: then see `fly apps list`.

            ```sh
            fly apps create vast-badlands
            fly ips allocate-v4 --region us --app vast-badlands
            ```

            You should see: New app created

            To take it back:

            ```sh
            fly apps destroy vast-badlands
            ```

            <a id="step-move.try-image"></a>

            ### 2. Run the image here

            Without secrets, so that it reaches nothing. Here one sees, before it costs anything, whether a program or a file is missing.

            Build the image as `portolan-trial`.

            ```sh
            docker run --detach --name portolan-trial portolan-trial /bin/sh -c 'exec bin/rails server -p $PORT'
            sleep 20
            docker logs portolan-trial
            ```

            In the end, also where something above failed:

            ```sh
            docker rm --force portolan-trial
            ```

            You should see: it begins to work, or names the secret that it misses

            Safe to repeat.

            <a id="step-move.disk"></a>

            ### 3. Look for files that the app writes

            A container's own disk begins anew with each deploy, as it does today. Folders that are kept stand in the files as volumes.

            Look for uploads, SQLite files, caches and reports that users or other processes read later; they belong into a bucket, a database or a volume.

            <a id="phase-secrets"></a>

            ## Secrets

            <a id="step-secrets"></a>

            ### 4. Set the secrets

            ```sh
            printf %s "$(heroku config:get STRIPE_KEY --app "$HEROKU_APP")" |
              fly secrets set STRIPE_KEY=- --stage --app vast-badlands
            printf %s "$(heroku config:get SECRET_KEY_BASE --app "$HEROKU_APP")" |
              fly secrets set SECRET_KEY_BASE=- --stage --app vast-badlands
            ```

            <a id="phase-deploy"></a>

            ## Deploy

            <a id="step-scale.web"></a>

            ### 5. Scale web

            ```sh
            fly scale count web=2
            ```

            Its command is `bin/rails server -p $PORT`.

            <a id="step-scale.worker"></a>

            ### 6. Scale worker

            ```sh
            fly scale count worker=0
            ```

            Its command is `bundle exec sidekiq`.

            <a id="phase-data"></a>

            ## Data

            <a id="step-move.rehearse"></a>

            ### 7. Rehearse the copy, and know how long it takes

            The copy can be made while the old app works: what is written meanwhile is missing then, and the comparison says so. Only the last copy needs the old app to stand still; '--again' lets it replace the first.

            Do the steps that copy once before users are told a time, and measure them. Let nothing run on the new side meanwhile and after: its workers would do again what stands in copied queues.

            <a id="step-data.copy"></a>

            ### 8. Copy the data

            ```sh
            heroku maintenance:on --app "$HEROKU_APP"
            heroku ps:scale worker=0 --app "$HEROKU_APP"
            ```

            Note the id as `$DATABASE_ID`.

            ```sh
            fly mpg attach "$DATABASE_ID" --app vast-badlands
            ```

            <a id="phase-roll-back"></a>

            ## Roll back

            <a id="step-move.losses"></a>

            ### 9. Know what the way back loses

            Before users were sent over: nothing, past what the new side did by itself. A step above that makes something says how it is taken back; the old app goes on as soon as it may write again.

            After that: what was written on the new side stays there. Stop writes there first, and copy the rows that matter back by hand, or accept their loss; the scripts copy in one direction only.

            Keep the old app, its database and its DNS records as they are until you are sure.

            <a id="step-back"></a>

            ### 10. Go back

            ```sh
            heroku maintenance:off --app "$HEROKU_APP"
            ```

            <a id="notes"></a>

            ## Good to know

            - **Note** `fly/region-guessed`: The region is the nearest one. Choose with `--set fly.region`.
              - `region` = `us` (app.json:4:13)
            """;
}
