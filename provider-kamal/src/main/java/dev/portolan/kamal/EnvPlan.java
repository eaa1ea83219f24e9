package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where each name of the environment gets its value from: plainly from deploy.yml, or by way of the secrets.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/environment-variables/">Environment variables</a>
 */
final class EnvPlan {
    private final KamalPlan plan;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Where a value comes from. */
    enum Way {
        /** It stands in deploy.yml. */
        PLAIN,
        /** It stands in the secrets file, as it is nobody's secret and docker's command line would change it. */
        WRITTEN,
        /** The secrets file puts it together from a password and an address. */
        COMPOSED,
        /** Whoever deploys exports it. */
        EXPORTED,
        /** It is not written: the variable is PORT, which the plan states. */
        PLANNED
    }

    /**
     * A name of the environment.
     *
     * @param variable the app's
     * @param way where its value comes from
     * @param text the value, with passwords as references; absent where it is exported
     * @param reason what else decides the way; may be absent
     */
    record Entry(EnvVariable variable, Way way, Fact<String> text, Fact<?> reason) {
        Entry(EnvVariable variable, Way way, Fact<String> text) {
            this(variable, way, text, Fact.absent(variable.path()));
        }

        /** The name, and why it is where it stands. */
        Fact<String> name() {
            return variable.name().from(reason);
        }
    }

    EnvPlan(KamalPlan plan) {
        this.plan = plan;
        plan.app().env().forEach(variable -> entries.put(variable.name().get(), entry(variable)));
    }

    /** The names, in the order of the app. */
    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** What is planned for a name. */
    Entry of(EnvVariable variable) {
        return Objects.requireNonNull(entries.get(variable.name().get()), variable::toString);
    }

    /** The names whose values come by way of the secrets. */
    List<Entry> secrets() {
        return all().stream()
                .filter(entry ->
                        List.of(Way.WRITTEN, Way.COMPOSED, Way.EXPORTED).contains(entry.way()))
                .toList();
    }

    /** The names whose values whoever deploys exports. */
    List<Entry> exported() {
        return all().stream().filter(entry -> entry.way() == Way.EXPORTED).toList();
    }

    private Entry entry(EnvVariable variable) {
        if (variable.name().is("PORT") && plan.services().assignedPort().isPresent()) {
            return new Entry(variable, Way.PLANNED, Fact.absent(variable.path()));
        }
        if (variable.literal().isPresent()) {
            return literal(variable);
        }
        if (variable.reference().isPresent()) {
            return reference(variable, variable.reference().get());
        }
        return exported(variable);
    }

    private static Entry literal(EnvVariable variable) {
        Fact<String> text = variable.literal();
        if (DockerValue.isExactPlain(text.get())) {
            return new Entry(variable, Way.PLAIN, text);
        }
        return Dotenv.quote(text.get()).isPresent() ? new Entry(variable, Way.WRITTEN, text) : exported(variable);
    }

    private Entry reference(EnvVariable variable, EnvValue.Reference reference) {
        Optional<Service> service = plan.app()
                .find(reference.target())
                .filter(Service.class::isInstance)
                .map(Service.class::cast);
        if (service.isPresent()) {
            return new Entry(
                    variable, Way.PLAIN, plan.services().address(variable, service.get(), reference.attribute()));
        }
        Optional<Datastore> store = plan.accessories().datastore(variable);
        Optional<AccessoryPlan.Accessory> accessory = store.flatMap(plan.accessories()::of);
        if (accessory.isEmpty()) {
            return new Entry(
                    variable,
                    Way.EXPORTED,
                    Fact.absent(variable.path()),
                    store.map(one -> elsewhere(one, reference.attribute())).orElse(Fact.absent(variable.path())));
        }
        Fact<String> follows = store.map(Datastore::follows)
                .filter(any -> !store.get().equals(accessory.get().store()))
                .map(leader -> leader.map(any -> ""))
                .orElse(Fact.absent(FactPath.ROOT));
        Fact<String> text = plan.accessories().value(variable, accessory.get()).from(follows);
        boolean isSecret = accessory.get().recipe().isSecret(reference.attribute());
        Way way = isSecret ? Way.COMPOSED : text.get().isEmpty() ? Way.WRITTEN : Way.PLAIN;
        Fact<Datastore.Kind> kind = accessory.get().store().kind();
        boolean isAlwaysSecret = reference.attribute() == EnvValue.Attribute.PASSWORD;
        return new Entry(variable, way, text, kind.filter(any -> !isAlwaysSecret));
    }

    /** What would have to be stated otherwise for the datastore to run beside the app. */
    private Fact<?> elsewhere(Datastore store, EnvValue.Attribute attribute) {
        if (store.isKept()) {
            boolean wouldBePlain = plan.accessories()
                    .recipe(store)
                    .map(recipe -> !recipe.isSecret(attribute))
                    .orElse(false);
            return wouldBePlain ? store.placement() : Fact.absent(store.path());
        }
        return store.follows()
                .toOptional()
                .flatMap(leader -> plan.app().find(leader))
                .<Fact<?>>map(leader -> store.follows().from(leader.isKept() ? leader.placement() : leader.kind()))
                .orElse(store.kind());
    }

    private static Entry exported(EnvVariable variable) {
        return new Entry(variable, Way.EXPORTED, Fact.absent(variable.path()));
    }

    /** Their names, in the order of the app. */
    List<Fact<String>> secretNames() {
        List<Fact<String>> names = new ArrayList<>();
        secrets().forEach(entry -> names.add(entry.name()));
        return names;
    }
}
