package dev.portolan.testkit;

import dev.portolan.engine.Coverage;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.engine.Translation;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Named;
import dev.portolan.testkit.Breach.Rule;
import dev.portolan.testkit.RunningApp.Started;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what the files start against what the app states: the same words, the same environment, in every process. */
final class SameMeaning {
    private final Sample sample;
    private final App app;
    private final Coverage coverage;
    private final List<Breach> breaches = new ArrayList<>();

    private SameMeaning(Sample sample, Translation translation) {
        this.sample = sample;
        this.app = sample.app();
        this.coverage = translation.coverage();
    }

    static List<Breach> check(Sample sample, Translation translation, RunningApp running) {
        var meaning = new SameMeaning(sample, translation);
        meaning.app.processes().forEach(process -> meaning.started(process, process.command(), running.processes()));
        meaning.app.jobs().forEach(job -> meaning.started(job, job.command(), running.jobs()));
        return meaning.breaches;
    }

    private void started(Named thing, Fact<Command> command, Map<String, Started> started) {
        List<String> argv = command.map(Command::toArgv).orElse(List.of());
        List<String> names = new ArrayList<>();
        app.processes().forEach(process -> names.add(process.path().name()));
        app.jobs().forEach(job -> names.add(job.path().name()));
        Optional<Started> there = RunningApp.find(started, thing.path().name(), argv, names);
        if (there.isEmpty()) {
            if (command.isPresent() && !isExcused(command) && !isExcused(thing.name())) {
                add(
                        thing.path().toString(),
                        "no file starts it, no step and no finding says so",
                        "Start it, or say what becomes of its command.");
            }
            return;
        }
        if (command.isPresent() && !there.get().argv().equals(argv) && coverage.of(command) != Outcome.ADAPTED) {
            add(
                    command.path().toString(),
                    "runs " + there.get().argv() + ", but the app states " + argv,
                    "Write command.toArgv(), joined and escaped as the target reads it.");
        }
        app.env().forEach(variable -> environment(thing, variable, there.get()));
    }

    private void environment(Named thing, EnvVariable variable, Started started) {
        String name = variable.path().name();
        Optional<String> value = started.environment().getOrDefault(name, Optional.empty());
        if (variable.secret().isPresent() && value.isPresent()) {
            add(
                    variable.path().toString(),
                    "is a secret, but " + thing.path() + " gets it as the text " + Mutator.shown(value.get()),
                    "Name the secret; its value comes from the target's own store.");
        }
        if (variable.literal().isAbsent() || isAnsweredElsewhere(variable, value)) {
            return;
        }
        String text = variable.literal().get();
        if (!value.equals(Optional.of(text))) {
            add(
                    variable.path().toString(),
                    thing.path() + " gets " + value.map(Mutator::shown).orElse("nothing") + ", but the app states "
                            + Mutator.shown(text),
                    "Give it to every process and job, escaped as the target reads it.");
        }
    }

    /** A text that the target cannot take in a file, or that it gets by a step, is told by its outcome. */
    private boolean isAnsweredElsewhere(EnvVariable variable, Optional<String> value) {
        Outcome outcome = coverage.of(variable.value());
        return outcome == Outcome.ADAPTED || (value.isEmpty() && isExcused(variable.value()));
    }

    private boolean isExcused(Fact<?> fact) {
        Outcome outcome = coverage.of(fact);
        return outcome == Outcome.INSTRUCTED || outcome == Outcome.ADAPTED || outcome == Outcome.LEFT_OUT;
    }

    private void add(String subject, String found, String remedy) {
        breaches.add(new Breach(Rule.SAME_MEANING, sample.name(), subject, found, remedy));
    }
}
