package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;

/**
 * What is typed once the app runs on AWS. Versions go through Terraform: ECS alone would go past the release.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ecs/">The aws command for ECS</a>
 */
final class EveryDaySteps {
    private static final String NEXT = "v2";

    private final AwsRunbook runbook;
    private final AwsPlan plan;
    private final Output.Builder out;

    EveryDaySteps(AwsRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
        out = runbook.out();
    }

    void write() {
        if (!AwsWorkflow.isWritten(plan)) { // else GitHub does
            deploy();
        }
        out.everyDay(EveryDay.LOGS).run(runbook.aws("logs", "tail", plan.logGroup(), "--follow"));
        processes();
        plan.processes().stream().findFirst().ifPresent(this::console);
        plan.tasks().stream().findFirst().ifPresent(this::oneOff);
        plan.release()
                .ifPresent(task -> out.everyDay(EveryDay.RELEASE)
                        .why("It runs by itself with each deploy of a new version.")
                        .run(runbook.script(Scripts.RUN_TASK, task.name()))
                        .from(task.job().orElseThrow().trigger()));
        plan.stores().tunnelled().forEach(this::database);
        configuration();
        plan.processes().stream().findFirst().ifPresent(this::count);
        for (Task task : plan.processes()) {
            out.everyDay(EveryDay.RESTART)
                    .run(runbook.ecs("update-service", "--force-new-deployment", "--service", task.name()));
        }
        versions();
        maintenance();
    }

    private void deploy() {
        out.everyDay(EveryDay.DEPLOY)
                .why(
                        plan.release().isPresent()
                                ? "Each version has a word of its own, such as a commit's. The release runs first; if it fails,"
                                        + " the old version serves on."
                                : "Each version has a word of its own, such as a commit's.")
                .run(runbook.script(BuildScript.NAME, NEXT))
                .run(plan.terraform("apply", "-var", "image=" + NEXT));
    }

    private void processes() {
        for (Object[] command : runbook.describeServices()) {
            out.everyDay(EveryDay.PROCESSES).run(command);
        }
    }

    private void console(Task task) {
        Fact<String> shell = Fact.chosen(
                        task.image().isLaunched() ? TaskImage.LAUNCHER + " bash" : "/bin/sh",
                        "a shell that the image has")
                .from(task.image().kind());
        out.everyDay(EveryDay.CONSOLE)
                .why(
                        "In a task that serves: the first command shows which there are. It needs the Session Manager plugin.")
                .run(runbook.ecs(
                        "list-tasks", "--service-name", task.name(), "--query", "taskArns[]", "--output", "text"))
                .run(runbook.ecs(
                        "execute-command",
                        "--task",
                        Word.variable("TASK"),
                        "--container",
                        task.name(),
                        "--interactive",
                        "--command",
                        shell));
    }

    private void oneOff(Task task) {
        Fact<String> launched = Fact.chosen("--", "the launcher's own options end there")
                .from(task.image().kind());
        out.everyDay(EveryDay.ONE_OFF)
                .why("In a task of its own, with what stands in the task definition; it shows the output at the end.")
                .run(runbook.script(
                        Scripts.RUN_TASK,
                        task.name(),
                        launched.filter(any -> task.image().isLaunched()),
                        "COMMAND"))
                .from(task.image().kind());
        for (Job job : plan.app().jobs()) {
            if (AwsPlan.triggerOf(job) instanceof Trigger.OnDemand) {
                out.everyDay(EveryDay.ONE_OFF)
                        .say("The job ", job.name(), ", which runs on demand:")
                        .run(runbook.script(Scripts.RUN_TASK, job.name()))
                        .from(job.trigger());
            }
        }
    }

    private void database(Datastore store) {
        Fact<String> name = plan.stores().block(store);
        Step.Builder step = out.everyDay(EveryDay.DATABASE)
                .say("For ", store.name(), ", in one terminal the tunnel, and in another the client:")
                .run(runbook.script(DataScripts.TUNNEL, name));
        if (store.kind().is(Kind.MYSQL)) {
            step.run(runbook.script(
                    DataScripts.CLIENT,
                    name,
                    "mysql",
                    "--user",
                    plan.stores().user(),
                    plan.stores().database()));
        } else {
            step.run(runbook.script(DataScripts.CLIENT, name, store.kind().is(Kind.POSTGRES) ? "psql" : "redis-cli"));
        }
        step.from(store.name(), store.kind(), store.placement());
    }

    private void configuration() {
        out.everyDay(EveryDay.CONFIG)
                .say("Values that are no secrets stand in the task definitions below ", plan.file("ecs"), ".")
                .run(SecretSteps.path(runbook, "Parameters[].Name"));
        Step.Builder set = out.everyDay(EveryDay.SET_CONFIG)
                .why(
                        "Another value of a secret that is there already: a new name needs a translation first. Tasks read it"
                                + " when they start, so restart them.")
                .feed(
                        Word.askedValue(Fact.chosen("the value of NAME", "as an example")),
                        SecretSteps.put(runbook, plan.prefix().map(prefix -> "/" + prefix + "/NAME")));
        set.say("One that Terraform composes, such as the address of a database, it composes anew.");
    }

    private void count(Task task) {
        ProcessType process = task.process().orElseThrow();
        boolean scales = process.autoscaling().isPresent();
        out.everyDay(EveryDay.SCALE)
                .why(
                        scales
                                ? "Autoscaling changes it again: for good, change its bounds."
                                : "The next apply sets what the files say: for good, change it there.")
                .run(runbook.ecs("update-service", "--service", task.name(), "--desired-count", "2"));
    }

    private void versions() {
        TaskImage image = plan.images().get(0);
        Step.Builder releases = out.everyDay(EveryDay.RELEASES)
                .why("The images that were pushed, and the task definitions that ran them.")
                .run(runbook.aws(
                        "ecr",
                        "describe-images",
                        "--repository-name",
                        image.repository(),
                        "--query",
                        "sort_by(imageDetails,&imagePushedAt)[].[imagePushedAt,imageTags[0]]",
                        "--output",
                        "table"));
        plan.tasks().stream()
                .findFirst()
                .ifPresent(task -> releases.run(runbook.aws(
                        "ecs", "list-task-definitions", "--family-prefix", task.family(), "--sort", "DESC")));
        out.everyDay(EveryDay.ROLL_BACK)
                .why("To the tag that was pushed before. "
                        + (plan.release().isPresent() ? "Its release runs again. " : "")
                        + "What the database has become stays.")
                .run(plan.terraform("apply", "-var", "image=" + TaskImage.FIRST_TAG));
    }

    /** Where nothing stands behind it, the load balancer answers 503 by itself. */
    private void maintenance() {
        plan.services()
                .front()
                .map(Service::path)
                .flatMap(path -> plan.processes().stream()
                        .filter(task -> task.process().orElseThrow().services().stream()
                                .anyMatch(service -> service.path().equals(path)))
                        .findFirst())
                .ifPresent(task -> {
                    boolean scales = task.process().orElseThrow().autoscaling().isPresent();
                    out.everyDay(EveryDay.MAINTENANCE)
                            .why(
                                    "With no task behind it the load balancer answers 503. The count from before brings users"
                                            + " back."
                                            + (scales
                                                    ? " Autoscaling may bring tasks back sooner: suspend it first."
                                                    : ""))
                            .run(runbook.ecs("update-service", "--service", task.name(), "--desired-count", "0"))
                            .from(plan.services().onlyFront());
                });
    }
}
