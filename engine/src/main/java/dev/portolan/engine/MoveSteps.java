package dev.portolan.engine;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Job;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The steps that every move away from a platform has, whatever the target: looking before, and looking again before users
 * are sent over. They are added once it is known what became of each fact, so no provider can rest on them.
 */
final class MoveSteps {
    /** The step that comes before all others. */
    private static final String ASK = "move.ask";

    private final App app;
    private final Coverage coverage;
    private final SourcePlatform platform;
    private final String target;
    private final boolean isCopied;
    private final boolean isDeployedBefore;
    /** Servers for data that the new side works on as well, since they stay where they are. */
    private final List<Fact<String>> shared;

    private final Output.Builder out = Output.builder();

    private MoveSteps(App app, Coverage coverage, SourcePlatform platform, String target, List<Step> ofProvider) {
        this.app = app;
        this.coverage = coverage;
        this.platform = platform;
        this.target = target;
        isCopied = ofProvider.stream().anyMatch(step -> step.phase() == Phase.DATA);
        isDeployedBefore = ofProvider.stream().anyMatch(step -> step.phase() == Phase.DEPLOY);
        shared = app.datastores().stream()
                .filter(store -> store.follows().isAbsent())
                .filter(store -> store.isKept() || coverage.of(store.kind()) == Coverage.Outcome.LEFT_OUT)
                .map(Datastore::name)
                .toList();
    }

    /** The provider's steps with those around them; its own alone where the app does not come from a platform. */
    static List<Step> around(
            List<Step> ofProvider, App app, Coverage coverage, SourcePlatform platform, String target) {
        if (platform.title().isEmpty() || ofProvider.isEmpty()) {
            return ofProvider;
        }
        var move = new MoveSteps(app, coverage, platform, target, ofProvider);
        move.prepare();
        move.beforeTheStop();
        move.users();
        move.rollBack();
        List<Step> own = move.out.build().steps();
        var all = new ArrayList<Step>();
        // One looks and thinks first; only while preparing, the provider's sign-in comes before most of it.
        own.stream().filter(MoveSteps::isFirst).forEach(all::add);
        all.addAll(ofProvider);
        own.stream().filter(step -> !isFirst(step)).forEach(all::add);
        if (!move.stopsEarly() && ofProvider.stream().noneMatch(MoveSteps::freezes)) {
            all.add(stop());
        }
        all.sort(Comparator.comparing(Step::phase));
        return List.copyOf(all);
    }

    private static boolean isFirst(Step step) {
        return step.phase() != Phase.PREPARE || step.id().equals(ASK);
    }

    private void prepare() {
        ask();
        new TrialStep(app, coverage, out).write();
        disk();
        vendors();
        quantities();
        names();
    }

    /** A page without what only the platform knows moves half an app. */
    private void ask() {
        if (platform.capture().isEmpty() || !platform.variables().containsValue("")) {
            return;
        }
        Step.Builder step = out.step(ASK, Phase.PREPARE, "Ask what runs today")
                .repeatable()
                .why("Nobody has asked yet, so this page lacks what no file says: names that were set by hand, domains,"
                        + " counts, versions.");
        platform.capture().forEach(command -> step.run(command.toArray()));
        step.say("Then translate again, as before, and go on with the new page.");
    }

    /** Where data is copied, writes have stopped before; else users and workers have been with both until now. */
    private static Step stop() {
        return new Step.Builder("move.stop", Phase.CUT_OVER, "Stop the app where it ran")
                .repeatable()
                .why(
                        "No data was copied, so nothing has stopped it yet: since the deploy, what acts by itself has acted twice."
                                + " Where that does harm, as with a bot or a queue that both read, do this before the deploy.")
                .source(Line.Source.FREEZE)
                .build();
    }

    private void disk() {
        out.step("move.disk", Phase.PREPARE, "Look for files that the app writes")
                .why(
                        "A container's own disk begins anew with each deploy, as it does today. Folders that are kept stand in"
                                + " the files as volumes.")
                .say("Look for uploads, SQLite files, caches and reports that users or other processes read later; they"
                        + " belong into a bucket, a database or a volume.");
    }

    private void vendors() {
        List<Fact<?>> names = new ArrayList<>();
        app.externalServices().stream().map(ExternalService::name).forEach(names::add);
        if (names.isEmpty()) {
            return;
        }
        Step.Builder step = out.step(
                        "move.vendors", Phase.PREPARE, "Get accounts of your own where an add-on has one now")
                .why(
                        "What a vendor keeps through an add-on ends with the add-on: buckets, logs, mail settings. So it must"
                                + " be yours before the old app is deleted.");
        names.forEach(name ->
                step.say("Ask the vendor of ", name, " to turn it into an account of yours, or open one and copy."));
    }

    private void quantities() {
        Step.Builder step = out.step("move.quantities", Phase.PREPARE, "Write down what runs today")
                .repeatable()
                .why("For the way back: how many of which size, which names, which plans.");
        platform.quantities().forEach(command -> step.run(command.toArray()));
    }

    /** Mail and certificates hang on records that no move should touch. */
    private void names() {
        if (app.domains().isEmpty()) {
            return;
        }
        Step.Builder step = out.step("move.names", Phase.PREPARE, "Write down the DNS records, and lower their TTL")
                .repeatable()
                .why(
                        "Only A, AAAA, CNAME and ALIAS records of these names change. MX, TXT (SPF, DKIM, DMARC) and the others"
                                + " stay as they are. A CAA record must allow who issues the new certificate.");
        for (Domain domain : app.domains()) {
            for (String type : List.of("A", "AAAA", "CNAME", "MX", "TXT", "CAA")) {
                step.run("dig", "+noall", "+answer", domain.name().map(MoveSteps::withoutWildcard), type);
            }
        }
        step.say("Set the TTL of those that will change to 60 seconds, a day before users are sent over.");
    }

    private static String withoutWildcard(String name) {
        return name.startsWith("*.") ? name.substring(2) : name;
    }

    /**
     * Whether the app stops where it ran before it is deployed anew: what migrates or works by itself would else do so on
     * the same data as the old app, whatever the target keeps for it.
     */
    private boolean stopsEarly() {
        boolean acts = app.release().command().isPresent()
                || !scheduled().isEmpty()
                || app.processes().stream()
                        .anyMatch(process -> process.services().stream().noneMatch(Service::isPublic));
        return acts && !shared.isEmpty() && isDeployedBefore;
    }

    private static boolean freezes(Step step) {
        return step.lines().contains(Line.Source.FREEZE);
    }

    /** What is done as long as the app works where it ran, and its stop where no step of the provider's is early enough. */
    private void beforeTheStop() {
        Phase phase = stopsEarly() ? Phase.DEPLOY : isCopied ? Phase.DATA : Phase.CUT_OVER;
        if (isCopied) {
            rehearse(phase);
        }
        drift(phase);
        byItself(phase);
        if (stopsEarly()) {
            out.step("move.stop", phase, "Stop the app where it ran")
                    .repeatable()
                    .why("From here until they are sent over, users see that the app is being worked on.")
                    .sayOf("The new side works on the same ", shared, " from its deploy on: both would act on it.")
                    .source(Line.Source.FREEZE);
        }
    }

    private void rehearse(Phase phase) {
        Step.Builder step = out.step("move.rehearse", phase, "Rehearse the copy, and know how long it takes")
                .why("The copy can be made while the old app works: what is written meanwhile is missing then, and the"
                        + " comparison says so. Only the last copy needs the old app to stand still; '--again' lets it"
                        + " replace the first.")
                .say(
                        "Do the steps that copy once before users are told a time, and measure them. Let nothing run on the new side"
                                + " meanwhile and after: its workers would do again what stands in copied queues.");
        platform.beforeCopy().forEach(step::say);
    }

    /** Said before anything is taken back, since each phase loses something else. */
    private void rollBack() {
        Step.Builder losses = out.step("move.losses", Phase.ROLL_BACK, "Know what the way back loses")
                .say(
                        "Before users were sent over: nothing, past what the new side did by itself. A step above that makes something"
                                + " says how it is taken back; the old app goes on as soon as it may write again.")
                .say(
                        "After that: what was written on the new side stays there. Stop writes there first, and copy the rows"
                                + " that matter back by hand, or accept their loss; the scripts copy in one direction only.")
                .say("Keep the old app, its database and its DNS records as they are until you are sure.");
        if (stopsEarly()) {
            losses.sayOf("What the new side changed in ", shared, " stays changed: migrations, too.");
        }
        if (!scheduled().isEmpty() || !platform.startsByItself().isEmpty()) {
            losses.say("Schedules that were turned off are turned on again by hand.");
        }
        List<Fact<String>> uncounted = app.processes().stream()
                .filter(process -> process.count().isAbsent())
                .map(ProcessType::name)
                .toList();
        if (!uncounted.isEmpty() && !platform.quantities().isEmpty()) {
            losses.sayOf(
                    "No file says how many run of ",
                    uncounted,
                    ": in the commands that follow, put the numbers that were written down while preparing.");
        }
    }

    /** Before the app is stopped: its counts are other ones then. */
    private void drift(Phase phase) {
        Step.Builder drift = out.step("move.drift", phase, "See that nothing has changed since the files were written")
                .repeatable()
                .why("Somebody may have set a name, moved a domain or scaled a process meanwhile.");
        platform.capture().forEach(command -> drift.run(command.toArray()));
        if (!platform.capture().isEmpty()) {
            drift.say("Give what follows the settings that wrote the files, if there were any.")
                    .run("portolan", "translate", "--to", target, Word.option("--stage", app.stage()), "--check")
                    .expect("no file differs; where one does, translate and deploy again first");
        }
    }

    /** Where a domain is known, the provider says how it moves. */
    private void users() {
        if (app.domains().isEmpty() && app.services().stream().anyMatch(Service::isPublic)) {
            out.step("move.users", Phase.CUT_OVER, "Send users over")
                    .why("The files name no domain, so no step above or below moves one.")
                    .say(
                            "Point the app's domains to the new side, if it has any, and tell those who come by the address"
                                    + " of the old platform the new one: in links, callbacks and webhooks, too.");
        }
    }

    /** What starts by itself, and what no stop of the app reaches. */
    private void byItself(Phase phase) {
        List<Fact<String>> scheduled = scheduled();
        List<String> more = platform.startsByItself();
        if (scheduled.isEmpty() && more.isEmpty()) {
            return;
        }
        Step.Builder step = out.step("move.schedules", phase, "Let one place keep the schedules")
                .why(
                        "Two schedulers do everything twice: charge twice, mail twice. And what starts during the last copy writes"
                                + " what is not copied.");
        scheduled.forEach(name -> step.say("Turn the schedule of ", name, " off where the app runs today."));
        more.forEach(step::say);
    }

    private List<Fact<String>> scheduled() {
        return app.jobs().stream()
                .filter(job -> job.trigger()
                        .map(trigger -> trigger instanceof Trigger.Cron || trigger instanceof Trigger.Every)
                        .orElse(false))
                .map(Job::name)
                .toList();
    }
}
