package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Probe;
import dev.portolan.model.Service;
import dev.portolan.model.Volume;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a move to Fly, phase by phase. {@code fly launch} is not among them: it would write fly.toml anew.
 *
 * @see <a href="https://fly.io/docs/flyctl/">The fly command</a>
 */
final class FlyRunbook {
    private final FlyPlan plan;
    private final Output.Builder out;

    private FlyRunbook(FlyPlan plan, Output.Builder out) {
        this.plan = plan;
        this.out = out;
    }

    static void write(FlyPlan plan, Output.Builder out) {
        var runbook = new FlyRunbook(plan, out);
        runbook.prepare();
        runbook.addresses();
        new DatastoreSteps(runbook).write();
        DomainSteps.certificates(runbook);
        new SecretSteps(runbook).write();
        runbook.deploy();
        ScaleSteps.write(runbook);
        runbook.data();
        new JobSteps(runbook).write();
        runbook.verify();
        DomainSteps.write(runbook);
        runbook.rollBack();
        runbook.externalServices();
        EveryDaySteps.write(runbook);
    }

    FlyPlan plan() {
        return plan;
    }

    Output.Builder out() {
        return out;
    }

    /** The words that name the app. */
    Word app() {
        return Word.option("-a", plan.appName());
    }

    /** The words that name the organization, where one is set. */
    Word organization() {
        return Word.option("--org", plan.settings().organization());
    }

    private void prepare() {
        out.step("sign-in", Phase.PREPARE, "Install the fly command and sign in")
                .repeatable()
                .why("All that follows is done by it.")
                .say("Install flyctl as https://fly.io/docs/flyctl/install/ says.")
                .run("fly", "auth", "login")
                .expect("successfully logged in");
        out.step("app", Phase.PREPARE, "Create the app")
                .why("Not by 'fly launch', which would write fly.toml anew.")
                .run("fly", "apps", "create", plan.appName(), organization())
                .expect("New app created")
                .undo("fly", "apps", "destroy", plan.appName());
        out.step("validate", Phase.PREPARE, "Let flyctl read the file")
                .repeatable()
                .run("fly", "config", "validate", "--strict", Word.option("--config", plan.otherFile()), app())
                .expect("Configuration is valid");
    }

    /** Only where raw ports are public or an address is asked for; else the first deploy allots shared ones. */
    private void addresses() {
        Fact<?>[] raw = plan.app().services().stream()
                .filter(plan.services()::isRaw)
                .map(Service::name)
                .toArray(Fact<?>[]::new);
        boolean dedicated = plan.settings().ipv4().is("dedicated");
        if (raw.length == 0 && !dedicated) {
            return;
        }
        Step.Builder step = out.step("addresses", Phase.PROVISION, "Allot addresses")
                .why("The first deploy asks before it makes them, and makes none where nobody answers.")
                .from(raw.length == 1 ? raw : new Fact<?>[0])
                .from(plan.settings().ipv4());
        if (dedicated) {
            step.run("fly", "ips", "allocate-v4", "--yes", app());
        } else {
            step.run("fly", "ips", "allocate-v4", "--shared", app());
        }
        step.run("fly", "ips", "allocate-v6", app()).expect("both addresses in 'fly ips list'");
    }

    private void deploy() {
        List<Datastore> moved = DatastoreSteps.copied(plan.app());
        Fact<String> skip = plan.app()
                .release()
                .name()
                .filter(any -> runsRelease() && !moved.isEmpty())
                .map(any -> "--skip-release-command")
                .from(only(moved));
        out.step("deploy", Phase.DEPLOY, "Deploy for the first time")
                .repeatable()
                .why("One machine for each process group: without --ha=false Fly makes two of some."
                        + (IdleGroups.updateOnly(plan).isPresent() ? " What runs 0 times gets none." : "")
                        + (skip.isPresent() ? " The release command waits for the data." : ""))
                .run(firstMachines(skip))
                .expect("the new machines are started and their checks pass");
    }

    /** The words of a deploy that finds no machines. */
    private Object[] firstMachines(Fact<String> skip) {
        var words = new ArrayList<Object>(
                List.of("fly", "deploy", Word.option("--config", plan.otherFile()), "--ha=false"));
        words.addAll(IdleGroups.passedOver(plan));
        words.addAll(List.of(skip, app()));
        return words.toArray();
    }

    private boolean runsRelease() {
        return plan.app().release().name().isPresent()
                && !FlyPlan.isOfImage(plan.app().release());
    }

    private void data() {
        List<Datastore> moved = DatastoreSteps.copied(plan.app());
        List<Volume> volumes = VolumeSteps.volumes(plan);
        if (!moved.isEmpty() || !volumes.isEmpty()) {
            boolean isOneVolume = moved.isEmpty() && volumes.size() == 1;
            out.step("freeze", Phase.DATA, "Stop all writes")
                    .repeatable()
                    .why("What is written during the copy would be lost.")
                    .source(Line.Source.FREEZE)
                    .from(volumes.isEmpty() ? only(moved) : new Fact<?>[0])
                    .from(isOneVolume ? new Fact<?>[] {volumes.get(0).name()} : new Fact<?>[0]);
            VolumeSteps.copy(this);
        }
        if (moved.isEmpty()) {
            return;
        }
        new DatastoreSteps(this)
                .copy(moved.stream().filter(FlyRunbook::isBucket).toList());
        List<Datastore> servers = servers();
        ScaleSteps.stopForCopy(this, servers);
        new DatastoreSteps(this).copy(servers);
        Step.Builder again = out.step("deploy.again", Phase.DATA, "Deploy again, on the copied data")
                .repeatable()
                .why("Every process starts anew"
                        + (runsRelease() ? ", and the release command runs on the real data." : "."))
                .from(only(moved))
                .from(only(servers));
        if (servers.isEmpty()) {
            again.run("fly", "deploy", Word.option("--config", plan.otherFile()), IdleGroups.updateOnly(plan), app());
        } else {
            again.run(firstMachines(Fact.absent(plan.app().name().path())));
            ScaleSteps.again(this, servers);
        }
    }

    /** The servers whose data changes while it is copied, if the app runs; a bucket's keys are asked of a running machine. */
    List<Datastore> servers() {
        return DatastoreSteps.copied(plan.app()).stream()
                .filter(store -> !isBucket(store))
                .toList();
    }

    private static boolean isBucket(Datastore store) {
        return store.kind().is(Datastore.Kind.OBJECT_STORAGE);
    }

    /** The server without which no data would be copied. */
    Fact<?>[] only(List<Datastore> stores) {
        boolean alone = stores.size() == 1
                && plan.app().datastores().stream()
                        .filter(store -> store.follows()
                                .map(leader ->
                                        leader.path().equals(stores.get(0).path()))
                                .orElse(false))
                        .noneMatch(DatastoreSteps::holdsData);
        if (!alone && stores.size() == 1) {
            Datastore leader = stores.get(0);
            return new Fact<?>[] {leader.kind(), leader.placement(), leader.purpose()};
        }
        return alone ? new Fact<?>[] {stores.get(0).name()} : new Fact<?>[0];
    }

    private void verify() {
        Step.Builder step = out.step("look", Phase.VERIFY, "See that all is there and answers")
                .repeatable()
                .run("fly", "status", app())
                .run("fly", "checks", "list", app())
                .run("fly", "logs", "--no-tail", app());
        plan.services().http().ifPresent(service -> step.run("curl", "-fsS", "-o", "/dev/null", url(service)));
        step.expect("as many machines as before, all started; no failing check; no error in the logs");
    }

    private Fact<String> url(Service service) {
        return plan.appName()
                .map(name -> "https://" + name + ".fly.dev" + path(service))
                .from(plan.services().reasonsForPath(FlyRunbook::path))
                .from(service.health().probe().filter(Probe.Http.class::isInstance));
    }

    private static String path(Service service) {
        return service.health()
                .probe()
                .filter(Probe.Http.class::isInstance)
                .map(probe -> ((Probe.Http) probe).path())
                .orElse("/");
    }

    private void rollBack() {
        Step.Builder back = out.step("roll-back", Phase.ROLL_BACK, "Send users back")
                .why(
                        "In this order: the new machines go, users go back, and only then the old app writes again. Volumes, and"
                                + " what was written on Fly meanwhile, stay there.");
        ScaleSteps.stop(this, back);
        plan.app().domains().forEach(domain -> back.say("Point ", domain.name(), " to where it pointed before."));
        back.source(Line.Source.THAW);
        out.step("previous", Phase.ROLL_BACK, "Or run the previous version on Fly")
                .why("With the present fly.toml and secrets.")
                .run("fly", "releases", "--image", app())
                .run(
                        "fly",
                        "deploy",
                        Word.option("--config", plan.otherFile()),
                        "--image",
                        Word.variable("PREVIOUS_IMAGE"),
                        "--skip-release-command",
                        IdleGroups.updateOnly(plan),
                        app());
    }

    private void externalServices() {
        for (ExternalService service : plan.app().externalServices()) {
            out.report(FlyFinding.EXTERNAL_STAYS, service.facts().toArray(Fact<?>[]::new));
            out.report(
                    FlyFinding.EXTERNAL_ACTS,
                    service.category()
                            .filter(category -> category == ExternalService.Category.EGRESS
                                    || category == ExternalService.Category.LOGS
                                    || category == ExternalService.Category.LOG_DRAIN));
        }
    }
}
