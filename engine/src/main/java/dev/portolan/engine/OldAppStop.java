package dev.portolan.engine;

import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.Job;
import dev.portolan.model.Service;
import dev.portolan.model.Trigger;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import dev.portolan.source.SourcePlatform;
import dev.portolan.source.TargetOptions;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** When the app stops where it runs today, and what is done before. */
final class OldAppStop {
    private final App app;
    private final SourcePlatform platform;
    private final boolean isCopied;
    private final boolean isDeployedBefore;
    private final List<Fact<String>> shared;

    OldAppStop(App app, Coverage coverage, SourcePlatform platform, List<Step> ofProvider) {
        this.app = app;
        this.platform = platform;
        isCopied = ofProvider.stream().anyMatch(step -> step.phase() == Phase.DATA);
        isDeployedBefore = ofProvider.stream().anyMatch(step -> step.phase() == Phase.DEPLOY);
        shared = app.datastores().stream()
                .filter(store -> store.follows().isAbsent())
                .filter(store -> store.isKept() || coverage.of(store.kind()) == Coverage.Outcome.LEFT_OUT)
                .map(Datastore::name)
                .toList();
    }

    /** Servers for data that the new side works on as well, since they stay where they are. */
    List<Fact<String>> shared() {
        return shared;
    }

    /** Whether anything that starts by itself is turned off before. */
    boolean turnsSchedulesOff() {
        return !scheduled().isEmpty() || !platform.startsByItself().isEmpty();
    }

    /**
     * Whether the app stops where it ran before it is deployed anew: what migrates or works by itself would else do so on
     * the same data as the old app, whatever the target keeps for it.
     */
    boolean isEarly() {
        boolean acts = app.release().command().isPresent()
                || !scheduled().isEmpty()
                || app.processes().stream()
                        .anyMatch(process -> process.services().stream().noneMatch(Service::isPublic));
        return acts && !shared.isEmpty() && isDeployedBefore;
    }

    /** What is done as long as the app works where it ran, and its stop where no step of the provider's is early enough. */
    void write(String target, TargetOptions options, Output.Builder out) {
        Phase phase = isEarly() ? Phase.DEPLOY : isCopied ? Phase.DATA : Phase.CUT_OVER;
        if (isCopied) {
            rehearse(phase, out);
        }
        drift(phase, target, options, out);
        byItself(phase, out);
        if (isEarly()) {
            out.step("move.stop", phase, "Stop the app where it ran")
                    .repeatable()
                    .why("From here until they are sent over, users see that the app is being worked on.")
                    .sayOf("The new side works on the same ", shared, " from its deploy on: both would act on it.")
                    .source(Line.Source.FREEZE);
        }
    }

    private void rehearse(Phase phase, Output.Builder out) {
        Step.Builder step = out.step("move.rehearse", phase, "Rehearse the copy, and know how long it takes")
                .why("The copy can be made while the old app works: what is written meanwhile is missing then, and the"
                        + " comparison says so. Only the last copy needs the old app to stand still; '--again' lets it"
                        + " replace the first.")
                .say(
                        "Do the steps that copy once before users are told a time, and measure them. Let nothing run on the new side"
                                + " meanwhile and after: its workers would do again what stands in copied queues.");
        platform.beforeCopy().forEach(step::say);
    }

    /** Before the app is stopped: its counts are other ones then. */
    private void drift(Phase phase, String target, TargetOptions options, Output.Builder out) {
        Step.Builder drift = out.step("move.drift", phase, "See that nothing has changed since the files were written")
                .repeatable()
                .why("Somebody may have set a name, moved a domain or scaled a process meanwhile.");
        platform.capture().forEach(command -> drift.run(command.toArray()));
        if (!platform.capture().isEmpty()) {
            List<Object> words = new ArrayList<>(List.of("portolan", "translate", "--to", target));
            words.add(Word.option("--stage", app.stage()));
            words.addAll(givenByHand(target, options));
            words.add("--check");
            drift.say("Give what follows --from and --out, if they were given when the files were written.")
                    .run(words.toArray())
                    .expect("no file differs; where one does, translate and deploy again first");
        }
    }

    /** The settings that no file has, as the command line takes them. */
    private static List<String> givenByHand(String target, TargetOptions options) {
        List<String> words = new ArrayList<>();
        for (GivenSetting setting : options.settings()) {
            if (!(setting.origin() instanceof Origin.InFile)) {
                words.add("--set");
                words.add(target + "." + setting.name() + "=" + String.join(",", setting.values()));
            }
        }
        return words;
    }

    /** What starts by itself, and what no stop of the app reaches. */
    private void byItself(Phase phase, Output.Builder out) {
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
