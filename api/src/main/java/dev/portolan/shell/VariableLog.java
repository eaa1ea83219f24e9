package dev.portolan.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where a script reads and sets variables, written down while it is read, in any order. */
final class VariableLog {
    private final List<Read> reads = new ArrayList<>();
    private final Map<String, Stretches> set = new LinkedHashMap<>();
    private final Stretches tests = new Stretches();
    /** Where a file or a text that nobody sees here may set anything. */
    private int anything = Integer.MAX_VALUE;

    private record Read(String name, int at, boolean isTested) {}

    /** A variable is read here, or nothing where the name is empty. */
    void read(String name, int at, boolean isTested) {
        if (!name.isEmpty() && !ShellNames.isSetByShell(name)) {
            reads.add(new Read(name, at, isTested));
        }
    }

    /** A variable has a value from here on; nothing has where the name is empty. */
    void set(String name, int from) {
        set(name, from, Integer.MAX_VALUE);
    }

    /** A variable has a value in this stretch. */
    void set(String name, int from, int until) {
        if (!name.isEmpty()) {
            set.computeIfAbsent(name, any -> new Stretches()).add(from, until);
        }
    }

    /** Any variable may have a value from here on. */
    void setAnything(int from) {
        anything = Math.min(anything, from);
    }

    /** What is read in this stretch is only asked for. */
    void test(int from, int until) {
        tests.add(from, until);
    }

    /** Whether the script may set the variable somewhere. */
    boolean sets(String name) {
        return anything < Integer.MAX_VALUE || set.containsKey(name);
    }

    /** The variables that are read where they have no value of the script's, each once. */
    List<VariableUse> uses() {
        var uses = new LinkedHashMap<String, VariableUse>();
        for (Read read : reads) {
            Stretches own = set.getOrDefault(read.name(), new Stretches());
            if (read.at() < anything && !own.hold(read.at())) {
                boolean tested = read.isTested() || tests.hold(read.at());
                uses.merge(read.name(), new VariableUse(read.name(), tested), VariableUse::and);
            }
        }
        return List.copyOf(uses.values());
    }

    /** Parts of the text, which lie apart unless they go on to its end. */
    private static final class Stretches {
        private final TreeMap<Integer, Integer> ends = new TreeMap<>();
        private int forGood = Integer.MAX_VALUE;

        void add(int from, int until) {
            if (until == Integer.MAX_VALUE) {
                forGood = Math.min(forGood, from);
            } else {
                ends.put(from, until);
            }
        }

        boolean hold(int at) {
            Map.Entry<Integer, Integer> nearest = ends.floorEntry(at);
            return at >= forGood || (nearest != null && at < nearest.getValue());
        }
    }
}
