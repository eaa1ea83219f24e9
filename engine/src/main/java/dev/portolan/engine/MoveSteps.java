package dev.portolan.engine;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Domain;
import dev.portolan.model.ExternalService;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
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
    private final OldAppStop stop;
    private final Output.Builder out;

    private MoveSteps(App app, Coverage coverage, SourcePlatform platform, OldAppStop stop, Output.Builder out) {
        this.app = app;
        this.coverage = coverage;
        this.platform = platform;
        this.stop = stop;
        this.out = out;
    }

    /** The provider's steps with those around them; its own alone where the app does not come from a platform. */
    static List<Step> around(
            List<Step> ofProvider,
            App app,
            Coverage coverage,
            SourcePlatform platform,
            String target,
            TargetOptions options) {
        if (platform.title().isEmpty() || ofProvider.isEmpty()) {
            return ofProvider;
        }
        var out = Output.builder();
        var stop = new OldAppStop(app, coverage, platform, ofProvider);
        var move = new MoveSteps(app, coverage, platform, stop, out);
        move.prepare();
        stop.write(target, options, out);
        move.users();
        move.rollBack();
        List<Step> own = out.build().steps();
        var all = new ArrayList<Step>();
        // One looks and thinks first; only while preparing, the provider's sign-in comes before most of it.
        own.stream().filter(MoveSteps::isFirst).forEach(all::add);
        all.addAll(ofProvider);
        own.stream().filter(step -> !isFirst(step)).forEach(all::add);
        if (!stop.isEarly() && ofProvider.stream().noneMatch(MoveSteps::freezes)) {
            all.add(lastStop());
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
    private static Step lastStop() {
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

    private static boolean freezes(Step step) {
        return step.lines().contains(Line.Source.FREEZE);
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
        if (stop.isEarly()) {
            losses.sayOf("What the new side changed in ", stop.shared(), " stays changed: migrations, too.");
        }
        if (stop.turnsSchedulesOff()) {
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
}
