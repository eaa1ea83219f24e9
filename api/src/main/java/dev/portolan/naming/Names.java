package dev.portolan.naming;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Legal names of one kind, each given to one thing only. Not for use by several threads. */
public final class Names {
    private final NamePolicy policy;
    private final Map<String, FactPath> owners = new LinkedHashMap<>();
    private final Map<FactPath, Fact<String>> given = new LinkedHashMap<>();
    private final List<Fact<String>> renamed = new ArrayList<>();

    /** No name is given yet. */
    public Names(NamePolicy policy) {
        this.policy = policy;
    }

    /** Keeps a name for the target itself; a thing of that name gets another one. */
    public Names reserve(String name) {
        owners.put(name, FactPath.ROOT);
        return this;
    }

    /** The legal name of the thing whose name this is: the same one each time it is asked for. */
    public Fact<String> of(Fact<String> name) {
        return given.computeIfAbsent(name.path(), path -> {
            String legal = policy.legal(name.get());
            if (owners.containsKey(legal)) {
                legal = policy.withHash(legal, name.get(), policy.greatest());
            }
            owners.put(legal, path);
            if (!legal.equals(name.get())) {
                renamed.add(name);
            }
            String answer = legal;
            return name.map(any -> answer);
        });
    }

    /** The names that could not stay as they were, in the order in which they were asked for. */
    public List<Fact<String>> renamed() {
        return List.copyOf(renamed);
    }

    /** The legal name that was given to the thing whose name this is. */
    public String given(Fact<String> name) {
        return of(name).get();
    }
}
