package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.Job;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The steps of a move to AWS, phase by phase: first what takes no traffic, then the data, then the app on it.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands/apply">terraform apply</a>
 */
final class AwsRunbook {
    /** As many as {@code describe-services} takes. */
    private static final int TOGETHER = 10;

    private final AwsPlan plan;
    private final App app;
    private final Output.Builder out;

    private AwsRunbook(AwsPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
        app = plan.app();
    }

    static void write(AwsPlan plan, Output.Builder out) {
        var runbook = new AwsRunbook(plan, out);
        runbook.prepare();
        runbook.provision();
        new CertificateSteps(runbook).write();
        new SecretSteps(runbook).write();
        runbook.deploy();
        runbook.jobs();
        runbook.verify();
        new DomainSteps(runbook).write();
        runbook.rollBack();
        new EveryDaySteps(runbook).write();
    }

    AwsPlan plan() {
        return plan;
    }

    Output.Builder out() {
        return out;
    }

    /** The words of a call of AWS, in the region of the app whatever the shell's own is. */
    Object[] aws(String service, String operation, Object... words) {
        List<Object> all = new ArrayList<>(List.of("aws", service, operation, Word.option("--region", plan.region())));
        all.addAll(Arrays.asList(words));
        return all.toArray();
    }

    /** The words that run a script of the folder, in the region of the app whatever the shell's own is. */
    Object[] script(String name, Object... words) {
        List<Object> all = new ArrayList<>(List.of("env", variable(), plan.file(name)));
        all.addAll(Arrays.asList(words));
        return all.toArray();
    }

    private Fact<String> variable() {
        return plan.region().map(region -> "AWS_REGION=" + region);
    }

    /** The words of a call of ECS about the app's cluster. */
    Object[] ecs(String operation, Object... words) {
        List<Object> all = new ArrayList<>(List.of("--cluster", plan.prefix()));
        all.addAll(Arrays.asList(words));
        return aws("ecs", operation, all.toArray());
    }

    /** The commands that show what runs of each process, as many at once as ECS answers for. */
    List<Object[]> describeServices() {
        List<Task> all = plan.processes();
        List<Object[]> commands = new ArrayList<>();
        for (int i = 0; i < all.size(); i += TOGETHER) {
            List<Object> words = new ArrayList<>(List.of("--services"));
            all.subList(i, Math.min(all.size(), i + TOGETHER)).forEach(task -> words.add(task.name()));
            words.addAll(List.of(
                    "--query",
                    "services[].[serviceName,runningCount,desiredCount,taskDefinition]",
                    "--output",
                    "table"));
            commands.add(ecs("describe-services", words.toArray()));
        }
        return commands;
    }

    /** The words that apply the first version. */
    Object[] apply(Object... words) {
        List<Object> all = new ArrayList<>(List.of("apply", "-var", "image=" + TaskImage.FIRST_TAG));
        all.addAll(Arrays.asList(words));
        return plan.terraform(all.toArray());
    }

    /** That users are not sent here yet, where Terraform sets the records. */
    Fact<String> notYet() {
        boolean isKept = app.domains().stream()
                .filter(plan.domains()::isInZone)
                .anyMatch(domain -> plan.domains().serviceOf(domain).isPresent());
        return plan.settings().zone().filter(any -> isKept).map(any -> "-var=cutover=false");
    }

    private void prepare() {
        out.step("tools", Phase.PREPARE, "Have the tools and sign in")
                .repeatable()
                .why("Terraform makes everything; the aws command runs what it cannot.")
                .say("Install Terraform 1.11 or later, the aws command (version 2) with its Session Manager plugin, and"
                        + " Docker.")
                .run("aws", "sts", "get-caller-identity")
                .expect("the account that everything shall be in");
        out.step("init", Phase.PREPARE, "Let Terraform read the files")
                .repeatable()
                .run(plan.terraform("init"))
                .run(plan.terraform("validate"))
                .expect("The configuration is valid");
    }

    private void provision() {
        Step.Builder registry = out.step("registry", Phase.PROVISION, "Make the registry, and push the first version");
        List<Object> words = new ArrayList<>();
        for (TaskImage image : plan.images()) {
            words.add(image.block().map(name -> "-target=aws_ecr_repository." + name));
        }
        registry.why(
                        "Terraform says that -target is for exceptions: this is one, nothing else can be made without an image.")
                .run(apply(words.toArray()))
                .run(script(BuildScript.NAME, TaskImage.FIRST_TAG))
                .expect("the digest of the image that was pushed");
        out.step("ready", Phase.PROVISION, "Make all that the app needs, and nothing that runs yet")
                .repeatable()
                .why(
                        plan.stores().servers().isEmpty()
                                ? "The network, roles, names for secrets."
                                : "Databases take a quarter of an hour.")
                .run(apply("-target=terraform_data.ready"))
                .expect("Apply complete");
    }

    /** After the data where there is any: migrations of an empty database would be in the way. */
    private void deploy() {
        List<Datastore> copied = plan.stores().copied();
        Phase phase = copied.isEmpty() ? Phase.DEPLOY : Phase.DATA;
        if (!copied.isEmpty()) {
            if (!plan.stores().tunnelled().isEmpty() && !plan.tasks().isEmpty()) {
                out.step("tasks", Phase.DEPLOY, "Register a task that leads to the data")
                        .repeatable()
                        .why("Nothing but tasks reaches the servers for data. Nothing runs yet.")
                        .run(apply(plan.tasks().stream()
                                .limit(1)
                                .map(task ->
                                        (Object) task.block().map(name -> "-target=aws_ecs_task_definition." + name))
                                .toArray()))
                        .sayOf("It will lead to ", names(plan.stores().tunnelled()), ".");
            }
            out.step("freeze", Phase.DATA, "Stop all writes")
                    .repeatable()
                    .why("What is written during the copy would be lost.")
                    .source(Line.Source.FREEZE)
                    .sayOf("See that nothing writes any more to ", names(copied), ".");
            new CopySteps(this).write(copied);
        }
        out.step("deploy", phase, copied.isEmpty() ? "Deploy" : "Deploy, on the copied data")
                .repeatable()
                .why(
                        plan.release().isPresent()
                                ? "The release runs first; services start when it has succeeded."
                                : "All at once: nothing has to run before the services.")
                .run(apply(notYet()))
                .expect("Apply complete; what fails makes the apply fail, and its logs say why");
    }

    private static List<Fact<String>> names(List<Datastore> stores) {
        return stores.stream().map(Datastore::name).toList();
    }

    /** What runs by hand every day is among what is typed then. */
    private void jobs() {
        Phase phase = plan.stores().copied().isEmpty() ? Phase.DEPLOY : Phase.DATA;
        for (Job job : app.jobs()) {
            if (AwsPlan.triggerOf(job) instanceof Trigger.FirstDeploy) {
                out.step("job", job.name(), phase, "Do what the first deploy asks for")
                        .why("Most often the copied data has it already; then pass over it.")
                        .say(
                                "Where it is not done yet: ",
                                variable()
                                        .with(
                                                plan.file(Scripts.RUN_TASK),
                                                (region, script) -> "env " + region + " " + script)
                                        .with(job.name(), (run, name) -> run + " " + name))
                        .from(job.trigger());
            }
        }
    }

    private void verify() {
        Step.Builder look = out.step("look", Phase.VERIFY, "See that all is there and answers")
                .repeatable();
        describeServices().forEach(look::run);
        look.run(aws("logs", "tail", plan.logGroup(), "--since", "10m"));
        plan.services()
                .front()
                .ifPresent(front -> look.run(plan.terraform("output", "-raw", "load_balancer"))
                        .say(
                                "Ask it before users do, with that name in the place of NAME: ",
                                connect()
                                        .with(
                                                address(front),
                                                (to, url) -> "curl -fsS -o /dev/null --connect-to " + to + " " + url))
                        .from(plan.services().onlyFront()));
        look.expect("as many tasks as wanted, no error in the logs");
    }

    /** That the load balancer is asked, whoever DNS says. */
    private Fact<String> connect() {
        return Fact.chosen(plan.domains().isSecure() ? "::NAME:443" : "::NAME:80", "whatever DNS says yet")
                .from(plan.domains().reasonsForTls());
    }

    private Fact<String> address(Service front) {
        Fact<String> host = plan.domains().balanced().stream()
                .filter(domain -> !domain.isWildcard())
                .findFirst()
                .map(Domain::name)
                .orElse(Fact.chosen("NAME", "no domain is stated"));
        String scheme = plan.domains().isSecure() ? "https://" : "http://";
        Fact<Probe> probe = front.health().probe().filter(Probe.Http.class::isInstance);
        String path = probe.map(one -> ((Probe.Http) one).path()).orElse("/");
        return host.map(name -> scheme + name + path)
                .from(plan.domains().reasonsForTls())
                .from(probe);
    }

    private void rollBack() {
        Step.Builder back = out.step("roll-back", Phase.ROLL_BACK, "Send users back")
                .why(
                        "In this order: the new tasks go, users go back, and only then the old app writes again. What was written"
                                + " on AWS meanwhile stays there, and the next apply starts all again.");
        StopSteps.write(plan, back);
        DomainSteps.sendBack(plan, back);
        back.source(Line.Source.THAW);
        out.step("previous", Phase.ROLL_BACK, "Or run the previous version on AWS")
                .why(
                        plan.release().isPresent()
                                ? "Its release runs again: let migrations be such that both versions can live with them."
                                : "")
                .say("Set PREVIOUS_IMAGE to image= and the tag that it was pushed by, such as image="
                        + TaskImage.FIRST_TAG + ".")
                .run(plan.terraform("apply", "-var", Word.variable("PREVIOUS_IMAGE")));
    }
}
