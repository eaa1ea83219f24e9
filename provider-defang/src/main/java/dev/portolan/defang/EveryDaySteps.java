package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.List;

/**
 * What is typed once the app runs on Defang. What stands in the compose file is changed there and deployed.
 *
 * @see <a href="https://docs.defang.io/docs/cli/defang">The defang command</a>
 */
final class EveryDaySteps {
    private final DefangRunbook runbook;
    private final DefangPlan plan;
    private final Output.Builder out;

    EveryDaySteps(DefangRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
        out = runbook.out();
    }

    void write() {
        out.everyDay(EveryDay.DEPLOY)
                .why("It builds what is in this folder, and waits until all is healthy.")
                .run(runbook.defang("compose", "up"));
        out.everyDay(EveryDay.LOGS).run(runbook.defang("logs", "--follow"));
        out.everyDay(EveryDay.PROCESSES).run(runbook.defang("compose", "ps", "--long"));
        commands();
        databases(plan.stores().running());
        out.everyDay(EveryDay.CONFIG)
                .why(
                        "The names only: nobody can read the values any more. Values that are no secrets stand in the file.")
                .run(runbook.defang("config", "ls"));
        out.everyDay(EveryDay.SET_CONFIG)
                .why(
                        "The deploy starts what uses it with the new value. A name that is new has to stand in the file as well,"
                                + " as `NAME: ${NAME}`.")
                .feed(
                        Word.askedValue(Fact.chosen("the value of NAME", "as an example")),
                        runbook.defang("config", "set", "NAME", "-"))
                .run(runbook.defang("compose", "up"));
        plan.app().processes().stream().findFirst().ifPresent(this::scale);
        out.everyDay(EveryDay.RESTART)
                .why("Defang has no command for it: what is built anew starts anew.")
                .run(runbook.defang("compose", "up", "--force"));
        out.everyDay(EveryDay.RELEASES).run(runbook.defang("deployments", "--all"));
        rollBack(out.everyDay(EveryDay.ROLL_BACK));
        out.everyDay(EveryDay.MAINTENANCE)
                .say("Defang has no page for it: let the app answer with 503, or show one in front of it.");
    }

    /** The version before is that of an earlier commit. */
    void rollBack(Step.Builder step) {
        step.why(
                        "Defang has no command that goes back: an earlier commit is deployed again, with the present config. What the"
                                + " database has become stays, so that version has to bear it. 'git log' tells the commit;"
                                + " 'git switch -' comes back from it.")
                .run("git", "checkout", Word.variable("PREVIOUS_COMMIT"))
                .run(runbook.defang("compose", "up"));
    }

    private void commands() {
        out.everyDay(EveryDay.CONSOLE)
                .say(
                        "Defang opens no shell in what runs. A shell in the same image, built here, finds what is wrong with the"
                                + " image; it reaches no server of the cloud.")
                .say("What has to happen beside the data is a command that runs once.");
        out.everyDay(EveryDay.ONE_OFF)
                .say(
                        "Add a service to ",
                        plan.file(),
                        " that is a copy of one of the app's, with the COMMAND and `restart: \"no\"`, and deploy; 'defang logs'"
                                + " shows what it prints. Then take it out and deploy again: Defang may start it more than once,"
                                + " so it must do no harm twice.");
        Job release = plan.app().release();
        if (release.command().isPresent()) {
            out.everyDay(EveryDay.RELEASE)
                    .why("It runs with each deploy, and not without one.")
                    .run(runbook.defang("compose", "up"))
                    .run(runbook.defang("logs", plan.name(release.name()), "--since", "30m"))
                    .from(release.trigger());
        }
    }

    /** None of them is in reach from outside, so there is no client to start here. */
    private void databases(List<Datastore> stores) {
        if (stores.isEmpty()) {
            return;
        }
        Step.Builder step = out.everyDay(EveryDay.DATABASE)
                .sayOf(
                        "Nothing outside of the project reaches ",
                        stores.stream().map(Datastore::name).toList(),
                        ": ask by a command that runs once, or from a machine in the same network of the cloud.");
        stores.forEach(store -> step.from(plan.stores().existence(store)));
    }

    private void scale(ProcessType process) {
        out.everyDay(EveryDay.SCALE)
                .say(
                        "Change deploy.replicas of ",
                        plan.name(process.name()),
                        " in ",
                        plan.file(),
                        ", and deploy. To stop it, give it the line `profiles: [\"off\"]`: for 0 replicas Defang starts one.")
                .run(runbook.defang("compose", "up"));
    }
}
