package dev.portolan.testkit;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.InvalidAppException;
import dev.portolan.model.Named;
import dev.portolan.model.Ref;
import dev.portolan.testkit.Mutant.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes, for an app, the apps that differ from it in one fact. Finds every fact by reflection, so a new one needs no line
 * here unless its type is new too.
 */
final class Mutator implements RecordTree.Visitor {
    private final App app;
    private final OtherValues others;
    private final Set<FactPath> paths = new LinkedHashSet<>();
    private final Set<FactPath> names = new LinkedHashSet<>();
    private final List<Mutant> mutants = new ArrayList<>();
    private final Map<FactPath, Integer> refused = new LinkedHashMap<>();

    private final Predicate<FactPath> wanted;

    private Mutator(App app, Predicate<FactPath> wanted) {
        this.app = app;
        this.wanted = wanted;
        others = new OtherValues(app);
        app.facts().forEach(fact -> paths.add(fact.path()));
    }

    /**
     * What came out.
     *
     * @param mutants the valid ones
     * @param refused how many the model refused, by the fact that they differ in
     */
    record Result(List<Mutant> mutants, Map<FactPath, Integer> refused) {}

    /** All apps that differ from this one in one fact. */
    static Result of(App app) {
        return of(app, any -> true);
    }

    /** All apps that differ from this one in one of the wanted facts. */
    static Result of(App app, Predicate<FactPath> wanted) {
        var mutator = new Mutator(app, wanted);
        RecordTree.visit(app, mutator);
        return new Result(mutator.mutants, mutator.refused);
    }

    @Override
    public void record(Record record) {
        if (record instanceof Named thing) {
            names.add(thing.path());
            removed(thing);
            String name = thing.path().name();
            Stream.of(name + "z", "Other-" + name, name.toUpperCase(Locale.ROOT) + "_9")
                    .forEach(other -> renamed(thing, other));
        }
    }

    @Override
    public void fact(Fact<?> fact, boolean inList) {
        if (fact.get() instanceof Build.Kind) {
            builds(fact);
        } else if (inList) {
            item(fact);
        } else if (!names.contains(fact.path())) {
            values(fact);
            add(Kind.ABSENT, fact, fact.path(), "not stated", () -> with(fact, Fact.absent(fact.path())));
        } else if (fact.get() instanceof EnvValue) {
            values(fact);
        }
    }

    private void values(Fact<?> fact) {
        others.of(fact.get())
                .forEach(value ->
                        add(Kind.VALUE, fact, fact.path(), shown(value), () -> with(fact, stated(fact, value))));
    }

    /** An item of a set has its value as the last step of its path; an item of a map has its key there. */
    private void item(Fact<?> fact) {
        FactPath list = fact.path().parent();
        boolean isSet = fact.path().name().equals(itemName(fact.get()));
        add(Kind.DROPPED, fact, fact.path(), "dropped", () -> with(fact, Fact.absent(fact.path())));
        if (!isSet) {
            values(fact);
            FactPath path = list.child(fact.path().name() + "Z");
            add(
                    Kind.RENAMED,
                    fact,
                    path,
                    "under the key " + path.name(),
                    () -> with(fact, fact.rebased(fact.path(), path)));
            return;
        }
        others.of(fact.get())
                .filter(value -> !paths.contains(list.child(itemName(value))))
                .forEach(value -> {
                    FactPath path = list.child(itemName(value));
                    add(Kind.VALUE, fact, path, shown(value), () -> with(fact, Fact.stated(path, value, origin(fact))));
                });
    }

    private void builds(Fact<?> kind) {
        FactPath path = kind.path();
        Record owner = ownerOf(kind);
        for (Build build : SampleApps.builds(path)) {
            if (!(build instanceof Record record) || build.getClass() == owner.getClass()) {
                continue;
            }
            add(
                    Kind.VALUE,
                    kind,
                    path,
                    "build is " + record,
                    () -> RecordTree.edited(app, new RecordTree.Edit() {
                        @Override
                        public Optional<Record> other(Record there) {
                            return there.equals(owner) ? Optional.of(record) : Optional.empty();
                        }
                    }));
        }
    }

    private Record ownerOf(Fact<?> kind) {
        var owners = new ArrayList<Record>();
        RecordTree.visit(app, new RecordTree.Visitor() {
            @Override
            public void fact(Fact<?> fact, boolean inList) {}

            @Override
            public void record(Record record) {
                if (record instanceof Build && RecordTree.values(record).contains(kind)) {
                    owners.add(record);
                }
            }
        });
        return owners.get(0);
    }

    private void removed(Named thing) {
        var gone = new LinkedHashSet<FactPath>();
        gone.add(thing.path());
        int before;
        do {
            before = gone.size();
            app.env().stream()
                    .filter(variable -> isAmong(gone, variable.value()))
                    .forEach(variable -> gone.add(variable.path()));
        } while (gone.size() > before);
        add(
                Kind.REMOVED,
                thing.name(),
                thing.path(),
                "removed",
                () -> RecordTree.edited(app, new RecordTree.Edit() {
                    @Override
                    public boolean keeps(Record record) {
                        return !(record instanceof Named named && gone.contains(named.path()));
                    }

                    @Override
                    public Fact<?> fact(Fact<?> fact) {
                        return isAmong(gone, fact) ? Fact.absent(fact.path()) : fact;
                    }
                }));
    }

    private static boolean isAmong(Set<FactPath> gone, Fact<?> fact) {
        return fact.toOptional().flatMap(Mutator::target).stream()
                .anyMatch(target -> gone.stream().anyMatch(path -> path.covers(target.path())));
    }

    private void renamed(Named thing, String name) {
        FactPath from = thing.path();
        FactPath to = from.parent().child(name);
        add(
                Kind.RENAMED,
                thing.name(),
                to,
                "renamed to " + name,
                () -> RecordTree.edited(app, new RecordTree.Edit() {
                    @Override
                    public Fact<?> fact(Fact<?> fact) {
                        return follow(fact, from, to, thing instanceof EnvVariable);
                    }
                }));
    }

    private static Fact<?> follow(Fact<?> fact, FactPath from, FactPath to, boolean nameIsNoValue) {
        if (fact.path().equals(from) && !nameIsNoValue) {
            return Fact.stated(to, to.name(), origin(fact));
        }
        Fact<?> moved = from.covers(fact.path()) ? fact.rebased(from, to) : fact;
        Ref<?> target = moved.toOptional().flatMap(Mutator::target).orElse(null);
        if (target == null || !from.covers(target.path())) {
            return moved;
        }
        Ref<?> other = pointing(target, target.path().rebase(from, to));
        if (moved.get() instanceof EnvValue.Reference reference) {
            return stated(moved, EnvValue.of(other, reference.attribute()));
        }
        boolean isItem = moved.path().name().equals(target.name());
        FactPath path = isItem ? moved.path().parent().child(other.name()) : moved.path();
        return Fact.stated(path, other, origin(fact));
    }

    private static <T extends Named> Ref<T> pointing(Ref<T> ref, FactPath path) {
        return new Ref<>(ref.type(), path);
    }

    private static Optional<Ref<?>> target(Object value) {
        if (value instanceof EnvValue.Reference reference) {
            return Optional.of(reference.target());
        }
        return value instanceof Ref<?> ref ? Optional.of(ref) : Optional.empty();
    }

    private void add(Kind kind, Fact<?> fact, FactPath as, String change, Supplier<App> make) {
        if (!wanted.test(fact.path())) {
            return;
        }
        try {
            App mutant = make.get();
            if (!mutant.facts().equals(app.facts())) {
                mutants.add(new Mutant(kind, fact.path(), as, change, mutant));
            }
        } catch (InvalidAppException e) {
            refused.merge(fact.path(), 1, Integer::sum);
        }
    }

    private App with(Fact<?> fact, Fact<?> other) {
        return RecordTree.edited(app, new RecordTree.Edit() {
            @Override
            public Fact<?> fact(Fact<?> there) {
                return there.path().equals(fact.path()) && there.isPresent() ? other : there;
            }
        });
    }

    private static Fact<?> stated(Fact<?> fact, Object value) {
        return Fact.stated(fact.path(), value, origin(fact));
    }

    private static Origin origin(Fact<?> fact) {
        return fact.bases().stream()
                .filter(Basis.Stated.class::isInstance)
                .map(basis -> ((Basis.Stated) basis).origin())
                .findFirst()
                .orElse(Origin.CODE);
    }

    private static String itemName(Object value) {
        return value instanceof Ref<?> ref ? ref.name() : value.toString();
    }

    static String shown(Object value) {
        String text = value.toString().replace("\n", "\\n");
        return "'" + (text.length() > 120 ? text.substring(0, 120) + "…" : text) + "'";
    }
}
