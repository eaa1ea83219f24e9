package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The values that no file holds. They belong to a project and a stack, Defang keeps them in the cloud's own store, and they
 * are on their way through standard input only.
 *
 * @see <a href="https://docs.defang.io/docs/cli/defang_config_set">defang config set</a>
 */
final class ConfigSteps {
    private final DefangRunbook runbook;
    private final DefangPlan plan;

    ConfigSteps(DefangRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        stores();
        required();
        random();
        optional();
        texts();
        stays();
        names();
    }

    /** The words that set a name to what stands on standard input. */
    Object[] set(Fact<String> name) {
        return runbook.defang("config", "set", name, "-");
    }

    private static Fact<String> named(EnvVariable variable) {
        return variable.value().map(any -> variable.name().get());
    }

    private void stores() {
        Step.Builder step = runbook.out()
                .step("stores", Phase.SECRETS, "Make the passwords of the servers")
                .why(
                        "They are new: the file puts the URLs together of them. Never set a name that the file composes, such as"
                                + " DATABASE_URL: a config value of the same name wins in silence.");
        List<Datastore> postgres = plan.stores().running().stream()
                .filter(store -> store.kind().is(Datastore.Kind.POSTGRES))
                .toList();
        for (Datastore store : plan.stores().running()) {
            if (store.kind().is(Datastore.Kind.MONGODB)) {
                step.run(runbook.defang(
                        "config", "set", plan.stores().user(store).map(name -> name + "=portolan")));
            }
            if (StorePlan.hasPassword(store)) {
                step.run(runbook.defang(
                        "config", "set", "--random", plan.stores().password(store)));
            }
        }
        if (!postgres.isEmpty()) {
            String mode = plan.cloud().hasManagedStores() ? "require" : "disable";
            step.say(
                    "Defang's Postgres asks for TLS; the container that docker compose starts has none, and is reached with"
                            + " 'disable'. Where a client checks certificates with 'require', as node-postgres does, change the URL to"
                            + " end in `?uselibpqcompat=true&sslmode=require`.");
            step.run(runbook.defang("config", "set", plan.stores().tlsMode().map(name -> name + "=" + mode)))
                    .from(runbook.only(postgres));
        }
    }

    private void required() {
        Step.Builder step = runbook.out()
                .step("secrets", Phase.SECRETS, "Hand over the secrets")
                .repeatable()
                .why(
                        "Each value goes through a pipe: it stands in no file and in no command. Defang refuses to deploy while one"
                                + " is missing.");
        for (EnvVariable variable : secrets(secret -> secret.required() && !secret.generated())) {
            step.feed(Word.oldValue(variable.name(), variable.description()), set(named(variable)));
        }
    }

    private void random() {
        Step.Builder step = runbook.out()
                .step("secrets.random", Phase.SECRETS, "Set the generated secrets")
                .why(
                        "Any random text serves, but a value that is there already stays: sessions and encrypted data were made with"
                                + " it.");
        for (EnvVariable variable : secrets(EnvValue.Secret::generated)) {
            step.describe(variable);
            step.feed(Word.randomValue(variable.name()), set(named(variable)));
        }
    }

    private void optional() {
        Step.Builder step = runbook.out()
                .step("secrets.optional", Phase.SECRETS, "Hand over the secrets that the app can do without")
                .repeatable()
                .why(
                        "Where one has no value, take its lines out of the file: Defang refuses to deploy while a name has none.");
        for (EnvVariable variable : secrets(secret -> !secret.required() && !secret.generated())) {
            step.say("If ", variable.name(), " has a value:");
            step.feed(Word.oldValueIfAny(variable.name(), variable.description()), set(named(variable)));
            runbook.out().report(DefangFinding.OPTIONAL_SECRET, variable.value());
        }
    }

    /** Plain texts that Defang would change if they stood in the file. */
    private void texts() {
        Step.Builder step = runbook.out()
                .step("texts", Phase.SECRETS, "Set the texts that Defang would change")
                .repeatable()
                .why("They are no secrets, but in the file Defang would replace a part of them.");
        for (EnvironmentPlan.Source source :
                List.of(EnvironmentPlan.Source.DOLLAR, EnvironmentPlan.Source.SERVICE_NAME)) {
            for (EnvironmentPlan.Entry entry : plan.environment().of(source)) {
                step.describe(entry.variable());
                step.feed(
                        Word.of(entry.variable().literal()),
                        set(entry.text().map(any -> entry.variable().name().get())));
            }
        }
    }

    /** The addresses of servers that stay where they are. */
    private void stays() {
        for (EnvironmentPlan.Entry entry : plan.environment().of(EnvironmentPlan.Source.STAYS)) {
            EnvVariable variable = entry.variable();
            Fact<String> what =
                    variable.reference().map(reference -> reference.attribute().toString());
            Datastore store = store(variable);
            Step.Builder step = runbook.out()
                    .step("address", variable.name(), Phase.SECRETS, "Hand over the address of a server that stays")
                    .why("It has to take connections from the cloud.");
            Datastore leader = plan.stores().leader(store);
            step.say(variable.name(), " is the ", what, " of ", store.name(), ":");
            if (!leader.equals(store)) {
                step.say("The server that it follows, ", leader.name(), ", stays as well.");
            }
            step.feed(Word.oldValue(variable.name(), variable.description()), set(named(variable)));
        }
    }

    /** A step of its own, after all that sets one. */
    private void names() {
        List<Fact<String>> names = new ArrayList<>();
        for (Datastore store : plan.stores().running()) {
            if (store.kind().is(Datastore.Kind.MONGODB)) {
                names.add(plan.stores().user(store));
            }
            if (StorePlan.hasPassword(store)) {
                names.add(plan.stores().password(store));
            }
        }
        secrets(secret -> secret.required() || secret.generated()).forEach(secret -> names.add(secret.name()));
        for (EnvironmentPlan.Source source :
                List.of(EnvironmentPlan.Source.DOLLAR, EnvironmentPlan.Source.SERVICE_NAME)) {
            plan.environment()
                    .of(source)
                    .forEach(entry -> names.add(
                            entry.text().map(any -> entry.variable().name().get())));
        }
        plan.environment()
                .of(EnvironmentPlan.Source.STAYS)
                .forEach(entry -> names.add(
                        named(entry.variable()).from(store(entry.variable()).name())));
        runbook.out()
                .step("secrets.names", Phase.SECRETS, "See that all names are there")
                .repeatable()
                .why("Nobody can read the values any more, and Defang refuses to deploy while a name has none.")
                .names(names, runbook.defang("config", "ls"));
    }

    private Datastore store(EnvVariable variable) {
        return (Datastore) plan.app().resolve(variable.reference().get().target());
    }

    private List<EnvVariable> secrets(Predicate<EnvValue.Secret> kind) {
        return plan.environment().of(EnvironmentPlan.Source.SECRET).stream()
                .map(EnvironmentPlan.Entry::variable)
                .filter(variable -> kind.test(variable.secret().get()))
                .toList();
    }
}
