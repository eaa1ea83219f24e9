package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;

/**
 * What is typed once the app runs on Fly.
 *
 * @see <a href="https://fly.io/docs/flyctl/">The fly command</a>
 */
final class EveryDaySteps {
    private EveryDaySteps() {}

    static void write(FlyRunbook runbook) {
        Output.Builder out = runbook.out();
        Word app = runbook.app();
        if (!runbook.plan().settings().github().isOn()) {
            Fact<String> updateOnly = IdleGroups.updateOnly(runbook.plan());
            out.everyDay(EveryDay.DEPLOY)
                    .why(
                            updateOnly.isPresent()
                                    ? "A process that runs 0 times stays so by `--update-only`;"
                                            + " a new one is started by `fly scale count`."
                                    : "")
                    .run("fly", "deploy", config(runbook), updateOnly, app);
        }
        out.everyDay(EveryDay.LOGS).run("fly", "logs", app);
        out.everyDay(EveryDay.PROCESSES).run("fly", "status", app);
        out.everyDay(EveryDay.CONSOLE)
                .why(
                        "In a machine of its own, which ends with the shell. `fly ssh console` is a shell in one that serves.")
                .run("fly", "console", app);
        out.everyDay(EveryDay.ONE_OFF).run("fly", "console", "--command", "COMMAND", app);
        release(runbook);
        database(runbook);
        configuration(out, app);
        versions(runbook);
    }

    private static void database(FlyRunbook runbook) {
        runbook.plan().app().datastores().stream()
                .filter(store -> store.kind().is(Datastore.Kind.POSTGRES) && DatastoreSteps.isNew(store))
                .forEach(store -> runbook.out()
                        .everyDay(EveryDay.DATABASE)
                        .say("For ", store.name(), ":")
                        .run("fly", "mpg", "connect", Word.variable(PostgresSteps.id(store)))
                        .from(store.kind(), store.placement(), store.follows()));
    }

    private static void configuration(Output.Builder out, Word app) {
        out.everyDay(EveryDay.CONFIG)
                .why("Values that are no secrets stand in fly.toml; those of secrets nobody can read.")
                .run("fly", "secrets", "list", app);
        out.everyDay(EveryDay.SET_CONFIG)
                .why("The machines start anew with it. `--stage` waits for the next deploy.")
                .feed(
                        Word.askedValue(Fact.chosen("the value of NAME", "as an example")),
                        "fly",
                        "secrets",
                        "set",
                        "NAME=-",
                        app);
    }

    private static void versions(FlyRunbook runbook) {
        Output.Builder out = runbook.out();
        Word app = runbook.app();
        runbook.plan().groups().stream()
                .findFirst()
                .ifPresent(group -> out.everyDay(EveryDay.SCALE)
                        .run("fly", "scale", "count", group.name().map(name -> name + "=2"), app));
        out.everyDay(EveryDay.RESTART)
                .run("fly", "apps", "restart", runbook.plan().appName());
        out.everyDay(EveryDay.RELEASES).run("fly", "releases", "--image", app);
        out.everyDay(EveryDay.ROLL_BACK)
                .why("The image is one of those that the releases show. What the database has become stays.")
                .run(
                        "fly",
                        "deploy",
                        config(runbook),
                        "--image",
                        Word.variable("PREVIOUS_IMAGE"),
                        "--skip-release-command",
                        IdleGroups.updateOnly(runbook.plan()),
                        app);
        out.everyDay(EveryDay.MAINTENANCE)
                .say("Fly has no page for it: let the app answer with 503, or show one in front of it.");
    }

    private static Word config(FlyRunbook runbook) {
        return Word.option("--config", runbook.plan().otherFile());
    }

    private static void release(FlyRunbook runbook) {
        Job release = runbook.plan().app().release();
        if (release.command().isPresent() && !FlyPlan.isOfImage(release)) {
            runbook.out()
                    .everyDay(EveryDay.RELEASE)
                    .run("fly", "console", Word.option("--command", new JobSteps(runbook).line(release)), runbook.app())
                    .from(release.trigger());
        }
    }
}
