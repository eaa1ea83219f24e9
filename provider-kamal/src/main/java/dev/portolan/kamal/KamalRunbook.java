package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Job;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.report.Line;
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
    private final KamalPlan plan;
    private final Output.Builder out;

    private KamalRunbook(KamalPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(KamalPlan plan, Output.Builder out) {
        var runbook = new KamalRunbook(plan, out);
        PrepareSteps.write(runbook);
        new SecretSteps(runbook).write();
        runbook.deploy();
        new BucketSteps(runbook).write();
        var jobs = new JobSteps(runbook);
        jobs.write();
        runbook.data();
        jobs.first(DatastoreSteps.copied(plan).isEmpty() ? Phase.DEPLOY : Phase.DATA);
        runbook.verify();
        new DatastoreSteps(runbook).keep();
        runbook.domains();
        runbook.rollBack();
        runbook.externalServices();
        EveryDaySteps.write(runbook);
    }

    KamalPlan plan() {
        return plan;
    }

    Output.Builder out() {
        return out;
    }

    private void deploy() {
        List<Datastore> moved = DatastoreSteps.copied(plan);
        Job release = plan.app().release();
        boolean waits = !moved.isEmpty() && PreAppBootHook.runsRelease(plan);
        Fact<String> skip = waits
                ? release.name().map(any -> "--skip-hooks")
                : Fact.absent(plan.app().name().path());
        Step.Builder step = out.step("deploy", Phase.DEPLOY, "Set up the servers and deploy for the first time")
                .why(
                        "It installs docker, starts the servers for data, builds the image from the last commit and starts it.")
                .say("Commit the files first: Kamal builds what is committed.");
        if (waits) {
            step.say("Without hooks: the release command waits for the data of ", names(moved), ".")
                    .from(DatastoreSteps.reasons(moved));
        }
        step.run("kamal", "setup", plan.stage(), skip).expect("Finished all, without an ERROR");
    }

    private void data() {
        List<Datastore> moved = DatastoreSteps.copied(plan);
        List<Fact<String>> all = new ArrayList<>();
        moved.forEach(store -> all.add(store.name()));
        VolumeSteps.all(plan).forEach(volume -> all.add(volume.name()));
        if (all.isEmpty()) {
            return;
        }
        Fact<?>[] reasons = DatastoreSteps.reasons(moved);
        out.step("freeze", Phase.DATA, "Stop all writes, on both sides")
                .repeatable()
                .why("What is written during the copy would be lost.")
                .say("What is copied: ", Fact.joined(all, ", "), ".")
                .source(Line.Source.FREEZE)
                .run("kamal", "app", "stop", plan.stage())
                .from(reasons);
        new DatastoreSteps(this).copy(moved);
        new VolumeSteps(this).copy();
        out.step("deploy.again", Phase.DATA, "Deploy again, on the copied data")
                .repeatable()
                .why("Every container starts anew"
                        + (PreAppBootHook.runsRelease(plan)
                                ? ", once the release command has run on the real data."
                                : "."))
                .say("The containers then work on the data of ", Fact.joined(all, ", "), ".")
                .run("kamal", "deploy", plan.stage())
                .from(reasons);
    }

    private static Fact<String> names(List<Datastore> stores) {
        return Fact.joined(stores.stream().map(Datastore::name).toList(), ", ");
    }

    private void verify() {
        Step.Builder step = out.step("look", Phase.VERIFY, "See that all is there and answers")
                .repeatable()
                .run("kamal", "app", "details", plan.stage())
                .run("kamal", "app", "logs", "-n", "100", plan.stage());
        plan.accessories()
                .all()
                .forEach(accessory -> step.run("kamal", "accessory", "details", accessory.name(), plan.stage())
                        .from(accessory.store().placement(), accessory.store().kind()));
        plan.services().main().ifPresent(service -> ask(step, service));
        step.expect("every role runs, and no error in the logs"
                + (plan.services().main().isPresent() ? "; 200, or 301 where the proxy sends users to https" : ""));
    }

    /** By plain HTTP: the certificate comes when users do. */
    private void ask(Step.Builder step, Service service) {
        Optional<Domain> domain = plan.services().domains(service).stream()
                .filter(one -> !one.isWildcard())
                .findFirst();
        Fact<String> header =
                domain.map(one -> one.name().map(name -> "Host: " + name)).orElse(Fact.absent(service.path()));
        step.run(
                "curl",
                "-fsS",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}\\n",
                Word.option("-H", header),
                plan.firstHost()
                        .with(path(service), (host, end) -> "http://" + host + end)
                        .from(reasons(service)));
    }

    /** Why this service is asked: without it, or were it not public HTTP, the next one would be. */
    private Fact<?>[] reasons(Service service) {
        Fact<?>[] gone = plan.services().reasonsForMain(other -> path(other).get() + host(other));
        boolean isSame = plan.services()
                .next()
                .map(next -> path(next).get() + ownHost(next))
                .orElse("")
                .equals(path(service).get() + ownHost(service));
        return gone.length > 0 || isSame
                ? gone
                : new Fact<?>[] {service.protocol(), service.exposure(), service.publishedPort()};
    }

    private Fact<String> path(Service service) {
        return service.health()
                .probe()
                .filter(Probe.Http.class::isInstance)
                .map(probe -> ((Probe.Http) probe).path())
                .or(plan.settings().healthPath())
                .orChosen("/up", "as deploy.yml says");
    }

    /** The first host name that a service would have if it were the main one. */
    private String host(Service service) {
        return plan.app().domains().stream()
                .filter(domain -> !domain.isWildcard())
                .filter(domain -> domain.service()
                        .map(target -> target.path().equals(service.path())
                                || plan.services()
                                        .main()
                                        .map(main -> main.path().equals(target.path()))
                                        .orElse(false))
                        .orElse(true))
                .findFirst()
                .map(domain -> domain.name().get())
                .orElse("");
    }

    private String ownHost(Service service) {
        return plan.app().domains().stream()
                .filter(domain -> !domain.isWildcard())
                .filter(domain -> domain.service()
                        .map(target -> target.path().equals(service.path()))
                        .orElse(true))
                .findFirst()
                .map(domain -> domain.name().get())
                .orElse("");
    }

    private void domains() {
        if (plan.infra().makesRecords()) {
            return; // Terraform makes them
        }
        for (Domain domain : plan.app().domains()) {
            Step.Builder step = out.step("domain", domain.name(), Phase.CUT_OVER, "Point a domain to the server");
            step.why("From here on users write on the new server.")
                    .say(
                            "Set the A record of ",
                            domain.name(),
                            " to ",
                            plan.firstHost(),
                            ", with a short life at first, and take away a CNAME or AAAA record that leads elsewhere.")
                    .expect("the domain answers from the new server");
            if (plan.services()
                    .answering(domain)
                    .map(service -> new CertificatePlan(plan, service).isBalanced())
                    .orElse(false)) {
                step.say("Or to the load balancer: several servers answer.");
            }
            if (domain.temporary().is(true)) {
                step.say("It serves only until the move is done; take it away then.")
                        .from(domain.temporary());
            } else {
                out.report(KamalFinding.SERVER_DOES_IT, domain.temporary());
            }
        }
    }

    private void rollBack() {
        Step.Builder back = out.step("roll-back", Phase.ROLL_BACK, "Send users back")
                .why(
                        "In this order: the app stops on the new servers, users go back, and only then the old app writes again."
                                + " What was written on the new servers meanwhile stays there.");
        if (plan.infra().makesRecords()) {
            InfraSteps.exportTokens(plan.infra(), back);
        }
        back.run("kamal", "app", "stop", plan.stage());
        if (plan.infra().makesRecords()) {
            InfraSteps.sendBack(plan.infra(), out, back);
        } else {
            plan.app().domains().forEach(domain -> back.say("Point ", domain.name(), " to where it pointed before."));
        }
        back.source(Line.Source.THAW);
        out.step("previous", Phase.ROLL_BACK, "Or run the previous version on the new servers")
                .why("Read what it prints: for a version that is not there it says so and does not fail.")
                .run("kamal", "app", "containers", plan.stage())
                .run("kamal", "rollback", Word.variable("VERSION"), plan.stage());
    }

    private void externalServices() {
        for (ExternalService service : plan.app().externalServices()) {
            out.report(KamalFinding.EXTERNAL_STAYS, service.facts().toArray(Fact<?>[]::new));
            out.report(
                    KamalFinding.EXTERNAL_ACTS,
                    service.category()
                            .filter(category -> category == ExternalService.Category.EGRESS
                                    || category == ExternalService.Category.LOGS
                                    || category == ExternalService.Category.LOG_DRAIN));
        }
    }
}
