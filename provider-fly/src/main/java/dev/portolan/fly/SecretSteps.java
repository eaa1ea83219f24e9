package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The secrets of the environment, one by one through standard input: {@code fly secrets import} reads quotes and
 * {@code #} its own way and drops some values in silence.
 *
 * @see <a href="https://fly.io/docs/apps/secrets/">Secrets</a>
 */
final class SecretSteps {
    private final FlyRunbook runbook;

    SecretSteps(FlyRunbook runbook) {
        this.runbook = runbook;
    }

    void write() {
        required();
        random();
        optional();
        names();
    }

    /** The words that set a name of the environment to what stands on standard input, at the next deploy. */
    static Object[] set(FlyRunbook runbook, EnvVariable variable) {
        return new Object[] {
            "fly", "secrets", "set", variable.value().map(any -> variable.name().get() + "=-"), "--stage", runbook.app()
        };
    }

    private void required() {
        Step.Builder step = runbook.out()
                .step("secrets", Phase.SECRETS, "Hand over the secrets")
                .repeatable()
                .why("Each value goes through a pipe: it stands in no file and in no command.");
        for (EnvVariable variable : secrets(secret -> secret.required() && !secret.generated())) {
            step.feed(Word.oldValue(variable.name(), variable.description()), set(runbook, variable));
        }
    }

    private void random() {
        Step.Builder step = runbook.out()
                .step("secrets.random", Phase.SECRETS, "Set the generated secrets")
                .why("Any random text serves, but a value that is there already stays: sessions and encrypted data were"
                        + " made with it.");
        for (EnvVariable variable : secrets(EnvValue.Secret::generated)) {
            step.describe(variable);
            step.feed(Word.randomValue(variable.name()), set(runbook, variable));
        }
    }

    private void optional() {
        Step.Builder step = runbook.out()
                .step("secrets.optional", Phase.SECRETS, "Hand over the secrets that the app can do without")
                .repeatable()
                .why("One that has no value is passed over.");
        for (EnvVariable variable : secrets(secret -> !secret.required() && !secret.generated())) {
            step.feed(Word.oldValueIfAny(variable.name(), variable.description()), set(runbook, variable));
        }
    }

    /** A step of its own, after all that sets one. */
    private void names() {
        List<Fact<String>> names = new ArrayList<>();
        var stores = new DatastoreSteps(runbook);
        runbook.plan().app().datastores().stream()
                .flatMap(store -> stores.references(store).stream())
                .forEach(variable ->
                        names.add(variable.value().map(any -> variable.name().get())));
        secrets(secret -> secret.required() || secret.generated()).forEach(secret -> names.add(secret.name()));
        runbook.out()
                .step("secrets.names", Phase.SECRETS, "See that all secrets are there")
                .repeatable()
                .why("By name: nobody can read the values any more.")
                .names(names, "fly", "secrets", "list", runbook.app());
    }

    private List<EnvVariable> secrets(Predicate<EnvValue.Secret> kind) {
        return runbook.plan().app().secrets().stream()
                .filter(variable -> kind.test(variable.secret().get()))
                .filter(variable -> !EnvSection.isReserved(variable))
                .filter(variable -> !EnvSection.isPlannedPort(runbook.plan(), variable))
                .toList();
    }
}
