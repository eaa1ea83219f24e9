package dev.portolan.testkit;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.model.InvalidAppException;
import dev.portolan.model.Named;
import dev.portolan.model.Ref;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * An app in which many facts have other values at once. What the model refuses is tried with the next value, and left as
 * it was where there is none.
 */
final class Restated implements RecordTree.Visitor {
    private final App app;
    private final Function<Fact<?>, List<?>> values;
    private final Set<FactPath> names = new LinkedHashSet<>();
    private final Set<FactPath> items = new LinkedHashSet<>();
    private final Map<FactPath, Iterator<?>> left = new LinkedHashMap<>();
    private final Map<FactPath, Object> tried = new LinkedHashMap<>();
    private final Map<FactPath, FactPath> moved = new LinkedHashMap<>();

    private Restated(App app, Function<Fact<?>, List<?>> values) {
        this.app = app;
        this.values = values;
    }

    /**
     * The app with other values.
     *
     * @param values the values of the fact's type that are to be tried, the best first; none for a fact that stays
     */
    static App of(App app, Function<Fact<?>, List<?>> values) {
        var restated = new Restated(app, values);
        RecordTree.visit(app, restated);
        return restated.made();
    }

    @Override
    public void record(Record record) {
        if (record instanceof Named thing) {
            names.add(thing.path());
        }
    }

    @Override
    public void fact(Fact<?> fact, boolean inList) {
        if (names.contains(fact.path()) && !(fact.get() instanceof EnvValue)) {
            return; // a thing's name is in many paths
        }
        if (inList && fact.path().name().equals(name(fact.get()))) {
            items.add(fact.path());
        }
        Iterator<?> other = values.apply(fact).iterator();
        if (other.hasNext()) {
            tried.put(fact.path(), other.next());
            left.put(fact.path(), other);
        }
    }

    private App made() {
        while (!tried.isEmpty()) {
            moved.clear();
            try {
                return RecordTree.edited(app, new RecordTree.Edit() {
                    @Override
                    public Fact<?> fact(Fact<?> fact) {
                        return fact.isPresent() && tried.containsKey(fact.path()) ? restated(fact) : fact;
                    }
                });
            } catch (InvalidAppException refused) {
                refused.problems().forEach(problem -> next(problem.path()));
                if (refused.problems().stream().noneMatch(problem -> known(problem.path()))) {
                    tried.clear(); // what is wrong is not said of the facts that changed
                }
            }
        }
        return app;
    }

    /** An item of a set has its value as the last step of its path. */
    private Fact<?> restated(Fact<?> fact) {
        FactPath path = fact.path();
        Object value = Objects.requireNonNull(tried.get(path));
        FactPath now = items.contains(path) ? path.parent().child(name(value)) : path;
        moved.put(now, path);
        return Fact.stated(now, value, Origin.CODE);
    }

    private boolean known(FactPath problem) {
        return moved.containsKey(problem);
    }

    private void next(FactPath problem) {
        FactPath path = moved.get(problem);
        Iterator<?> more = path == null ? Collections.emptyIterator() : Objects.requireNonNull(left.get(path));
        if (path != null && more.hasNext()) {
            tried.put(path, more.next());
        } else if (path != null) {
            tried.remove(path);
        }
    }

    private static String name(Object value) {
        return value instanceof Ref<?> ref ? ref.name() : value.toString();
    }
}
