package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * What is typed once the app runs on servers of one's own.
 *
 * @see <a href="https://kamal-deploy.org/docs/commands/view-all-commands/">Commands</a>
 */
final class EveryDaySteps {
    private final KamalPlan plan;
    private final Output.Builder out;

    private EveryDaySteps(KamalRunbook runbook) {
        plan = runbook.plan();
        out = runbook.out();
    }

    static void write(KamalRunbook runbook) {
        var steps = new EveryDaySteps(runbook);
        steps.deploy();
        steps.look();
        steps.run();
        steps.release();
        steps.plan.accessories().all().forEach(steps::database);
        steps.configuration();
        steps.change();
        steps.goBack();
    }

    private void deploy() {
        if (KamalWorkflow.isWritten(plan)) {
            return; // GitHub does
        }
        out.everyDay(EveryDay.DEPLOY)
                .why(
                        plan.vault().vault().isEmpty()
                                ? "It builds the last commit. The secrets have to be in the environment of the shell, each time."
                                : "It builds the last commit, and asks the vault for the secrets.")
                .run("kamal", "deploy", plan.stage());
    }

    private void look() {
        out.everyDay(EveryDay.LOGS)
                .why("Of the primary role on its first server; of another one with '--roles=NAME'.")
                .run("kamal", "app", "logs", "--follow", plan.stage());
        out.everyDay(EveryDay.PROCESSES).run("kamal", "app", "details", plan.stage());
    }

    private void run() {
        out.everyDay(EveryDay.CONSOLE)
                .why("In the container that serves. The alias stands in deploy.yml.")
                .run("kamal", "shell", plan.stage());
        exec(EveryDay.ONE_OFF, Fact.chosen(List.of("COMMAND"), "as an example"));
    }

    /** In a container of its own, which ends with the command. */
    private Step.Builder exec(EveryDay task, Fact<List<String>> argv) {
        return out.everyDay(task)
                .run(
                        "kamal",
                        "app",
                        "exec",
                        plan.stage(),
                        "--primary",
                        plan.roles().primary().map(role -> "--roles=" + role),
                        plan.line(argv));
    }

    private void release() {
        Job release = plan.app().release();
        if (release.command().isPresent() && !JobPlan.isOfImage(release)) {
            exec(EveryDay.RELEASE, JobPlan.argv(release)).from(release.trigger());
        }
    }

    private void database(AccessoryPlan.Accessory accessory) {
        Fact<String> client = client(accessory);
        if (client.isPresent()) {
            out.everyDay(EveryDay.DATABASE)
                    .say("For ", accessory.store().name(), ":")
                    .run(
                            "kamal",
                            "accessory",
                            "exec",
                            accessory.name(),
                            plan.stage(),
                            "--interactive",
                            "--reuse",
                            client)
                    .from(
                            accessory.store().kind(),
                            accessory.store().placement(),
                            accessory.store().follows());
        }
    }

    /** The client in the server's own container; absent where it has none. */
    private Fact<String> client(AccessoryPlan.Accessory accessory) {
        Datastore store = accessory.store();
        Fact<String> user = plan.accessories().user(accessory);
        Fact<String> database = plan.accessories().database(accessory);
        return switch (store.kind().get()) {
            case POSTGRES -> user.with(database, (name, base) -> "psql -U " + name + " " + base);
            case MYSQL -> {
                String client = accessory.recipe().product();
                yield user.with(
                                database,
                                (name, base) -> PosixShell.join(List.of(
                                        "sh",
                                        "-c",
                                        "MYSQL_PWD=\"$MYSQL_PASSWORD\" exec " + client + " -u " + name + " " + base)))
                        .from(store.version().filter(any -> client.equals("mariadb")));
            }
            case REDIS -> Fact.chosen("redis-cli", "it signs in by REDISCLI_AUTH");
            case MONGODB ->
                user.with(database, (name, base) -> "mongosh -u " + name + " --authenticationDatabase admin " + base);
            default -> Fact.absent(store.path());
        };
    }

    private void configuration() {
        out.everyDay(EveryDay.CONFIG)
                .say("Read ", file(), ": what is below 'env', and the names of the secrets below 'secret'.")
                .say("'kamal secrets print' shows the values of those as well, so mind who looks on.");
        boolean hasVault = plan.vault().vault().isPresent();
        out.everyDay(EveryDay.SET_CONFIG)
                .say("Write its name below 'secret' in ", file(), ", and a line like the others into ", secrets(), ".")
                .say(
                        hasVault
                                ? "Put its value into the vault."
                                : "Keep its value where the others are, and export it as those are.")
                .run("kamal", "deploy", plan.stage());
    }

    private Fact<String> file() {
        return plan.destination().isAbsent()
                ? Fact.chosen(plan.configFile(), "Kamal's own name")
                : plan.destination().map(any -> plan.configFile());
    }

    private Fact<String> secrets() {
        return plan.destination().isAbsent()
                ? Fact.chosen(plan.secretsFile(), "Kamal's own name")
                : plan.destination().map(any -> plan.secretsFile());
    }

    private void change() {
        out.everyDay(EveryDay.SCALE)
                .why("A role has one container on each of its servers.")
                .say("Write more servers, or fewer, below the role in ", file(), ", and deploy:")
                .run("kamal", "deploy", plan.stage());
        out.everyDay(EveryDay.RESTART).run("kamal", "app", "boot", plan.stage());
    }

    private void goBack() {
        out.everyDay(EveryDay.RELEASES)
                .run("kamal", "app", "containers", plan.stage())
                .run("kamal", "audit", plan.stage());
        out.everyDay(EveryDay.ROLL_BACK)
                .why("The version ends the name of one of those containers. What the database has become stays.")
                .run("kamal", "rollback", Word.variable("VERSION"), plan.stage());
        out.everyDay(EveryDay.MAINTENANCE)
                .why("The proxy answers 503 until 'kamal app live'. What does not stand behind it goes on.")
                .run("kamal", "app", "maintenance", plan.stage())
                .run("kamal", "app", "live", plan.stage());
    }
}
