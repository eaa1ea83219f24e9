package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Job;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a move to Kamal, phase by phase. {@code kamal init} is not among them: it would write examples in place of
 * these files.
 *
 * @see <a href="https://kamal-deploy.org/docs/commands/view-all-commands/">Commands</a>
 */
final class KamalRunbook {
    private static final NamePolicy STEP_ID = new NamePolicy(
            "a step's id",
            "",
            1,
            200,
            true,
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.',
            c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'),
            '-');

    private final KamalPlan plan;
    private final Output.Builder out;
    private final Names ids = new Names(STEP_ID);

    private KamalRunbook(KamalPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(KamalPlan plan, Output.Builder out) {
        var runbook = new KamalRunbook(plan, out);
        PrepareSteps.write(runbook);
        new SecretSteps(runbook).write();
        runbook.deploy();
        new JobSteps(runbook).write();
        runbook.data();
        runbook.verify();
        new DatastoreSteps(runbook).keep();
        runbook.domains();
        runbook.rollBack();
        runbook.externalServices();
    }

    KamalPlan plan() {
        return plan;
    }

    Output.Builder out() {
        return out;
    }

    /** A step about one named thing of the app. */
    Step.Builder step(String what, Fact<String> name, String more, Phase phase, String title) {
        Fact<String> whole = name.map(text -> what + "." + text + more);
        return out.step(ids.given(whole.rebased(name.path(), name.path().child(what + more))), phase, title);
    }

    private void deploy() {
        List<Datastore> moved = DatastoreSteps.copied(plan);
        Job release = plan.app().release();
        boolean waits = !moved.isEmpty() && release.command().isPresent() && !JobPlan.isOfImage(release);
        Fact<String> skip = waits
                ? release.name().map(any -> "--skip-hooks").from(DatastoreSteps.only(plan, moved))
                : Fact.absent(plan.app().name().path());
        out.step("deploy", Phase.DEPLOY, "Set up the servers and deploy for the first time")
                .why("It installs docker, starts the servers for data, builds the image from the last commit and starts it."
                        + (waits ? " Without hooks: the release command waits for the data." : ""))
                .say("Commit the files first: Kamal builds what is committed.")
                .run("kamal", "setup", plan.stage(), skip)
                .expect("Finished all, without an ERROR");
    }

    private void data() {
        List<Datastore> moved = DatastoreSteps.copied(plan);
        if (moved.isEmpty()) {
            return;
        }
        Fact<?>[] only = DatastoreSteps.only(plan, moved);
        out.step("freeze", Phase.DATA, "Stop all writes, on both sides")
                .why("What is written during the copy would be lost.")
                .source(Step.Line.Source.FREEZE)
                .run("kamal", "app", "stop", plan.stage())
                .from(only);
        new DatastoreSteps(this).copy(moved);
        out.step("deploy.again", Phase.DATA, "Deploy again, on the copied data")
                .why("Every container starts anew, and the hooks run on the real data.")
                .run("kamal", "deploy", plan.stage())
                .from(only);
    }

    private void verify() {
        Step.Builder step = out.step("look", Phase.VERIFY, "See that all is there and answers")
                .run("kamal", "app", "details", plan.stage())
                .run("kamal", "app", "logs", "-n", "100", plan.stage());
        if (!plan.accessories().all().isEmpty()) {
            step.run("kamal", "accessory", "details", "all", plan.stage());
            step.from(RolePlan.only(plan.accessories().all().stream()
                    .map(accessory -> accessory.store().name())
                    .toList()));
        }
        plan.services().main().ifPresent(service -> ask(step, service));
        step.expect("every role runs, and no error in the logs");
    }

    /** By plain HTTP: the certificate comes when users do. */
    private void ask(Step.Builder step, Service service) {
        Optional<Domain> domain = plan.services().domains(service).stream()
                .filter(one -> !one.isWildcard())
                .findFirst();
        Fact<String> header = domain.map(one -> one.name().map(name -> "Host: " + name))
                .orElse(Fact.absent(service.path()));
        Fact<String> path = service.health()
                .probe()
                .filter(Probe.Http.class::isInstance)
                .map(probe -> ((Probe.Http) probe).path())
                .or(plan.settings().healthPath())
                .orChosen("/up", "as deploy.yml says");
        step.run(
                "curl",
                "-fsS",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}\\n",
                Word.option("-H", header),
                plan.firstHost()
                        .with(path, (host, end) -> "http://" + host + end)
                        .from(service.name(), service.exposure())
                        .from(plan.services().rivals(service)));
        step.say("200, or 301 where the proxy sends users to https.");
    }

    private void domains() {
        if (plan.infra().makesRecords()) {
            return; // Terraform makes them
        }
        for (Domain domain : plan.app().domains()) {
            Step.Builder step = step("domain", domain.name(), "", Phase.CUT_OVER, "Point a domain to the server");
            step.say("Set the A record of ", domain.name(), " to ", plan.firstHost(), ", with a short life at first.");
            if (plan.services()
                    .answering(domain)
                    .map(service -> new CertificatePlan(plan, service).isBalanced())
                    .orElse(false)) {
                step.say("Or to the load balancer: several servers answer.");
            }
            if (domain.temporary().is(true)) {
                step.say("It serves until the move is done: ", domain.temporary().map(any -> "then take it away"), ".");
            } else {
                out.report(KamalFinding.SERVER_DOES_IT, domain.temporary());
            }
        }
    }

    private void rollBack() {
        Step.Builder back = out.step("roll-back", Phase.ROLL_BACK, "Send users back");
        plan.app().domains().forEach(domain -> back.say("Point ", domain.name(), " to where it pointed before."));
        back.source(Step.Line.Source.THAW).why("What was written on the new servers meanwhile stays there.");
        out.step("previous", Phase.ROLL_BACK, "Or run the previous version on the new servers")
                .why("Read what it prints: for a version that is not there it says so and does not fail.")
                .run("kamal", "app", "containers", plan.stage())
                .run("kamal", "rollback", Word.variable("VERSION"), plan.stage());
    }

    private void externalServices() {
        for (ExternalService service : plan.app().externalServices()) {
            List<Fact<?>> facts = new ArrayList<>(List.of(service.name(), service.product(), service.category()));
            facts.addAll(service.variables());
            out.report(KamalFinding.EXTERNAL_STAYS, facts.toArray(Fact<?>[]::new));
            out.report(
                    KamalFinding.EXTERNAL_ACTS,
                    service.category()
                            .filter(category -> category == ExternalService.Category.EGRESS
                                    || category == ExternalService.Category.LOG_DRAIN));
        }
    }
}
