package dev.portolan.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact belongs in the app: the steps from its root, as in {@code processes.web.count}. Printed as TOML prints
 * dotted keys; the same path leads to the fact in {@code portolan.yaml}.
 *
 * <p>Two paths are equal when their steps are.
 */
public final class FactPath implements Comparable<FactPath> {
    /** What TOML takes in a key without quotes. */
    private static final String BARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /** The app itself. */
    public static final FactPath ROOT = new FactPath(List.of());

    private final List<String> steps;
    /** Kept, since paths are looked up in sets wherever is asked what became of a fact. */
    private final int hash;

    /** Copies the steps: the names on the way, outermost first; none for the app itself. */
    public FactPath(List<String> steps) {
        this.steps = List.copyOf(steps);
        this.hash = this.steps.hashCode();
    }

    /** The path of these steps; no step is split at dots. */
    public static FactPath of(String... steps) {
        return new FactPath(List.of(steps));
    }

    /** The names on the way, outermost first; empty for the app itself. */
    public List<String> steps() {
        return steps;
    }

    /** The path of something below this one. */
    public FactPath child(String step) {
        var all = new ArrayList<>(steps);
        all.add(step);
        return new FactPath(all);
    }

    /** The last step, or an empty text for the app itself. */
    public String name() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    /** The path of what this belongs to; the app belongs to itself. */
    public FactPath parent() {
        return steps.isEmpty() ? this : new FactPath(steps.subList(0, steps.size() - 1));
    }

    /** Whether the other path is this one or lies below it. */
    public boolean covers(FactPath other) {
        return steps.size() <= other.steps.size() && steps.equals(other.steps.subList(0, steps.size()));
    }

    /**
     * Whether the pattern's path is this one or lies above it.
     *
     * @param pattern steps parted by dots, {@code *} for any one step, as in {@code processes.*.count}
     */
    public boolean isWithin(String pattern) {
        String[] parts = pattern.split("\\.", -1);
        if (parts.length > steps.size()) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].equals("*") && !parts[i].equals(steps.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** This path with {@code from}, which must cover it, replaced by {@code to}. */
    public FactPath rebase(FactPath from, FactPath to) {
        if (!from.covers(this)) {
            throw new IllegalArgumentException(this + " does not lie below " + from);
        }
        var all = new ArrayList<>(to.steps);
        all.addAll(steps.subList(from.steps.size(), steps.size()));
        return new FactPath(all);
    }

    /** Orders by steps, an upper path before what lies below it. */
    @Override
    public int compareTo(FactPath other) {
        for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
            int order = steps.get(i).compareTo(other.steps.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(steps.size(), other.steps.size());
    }

    @Override
    @SuppressWarnings("exports") // JSpecify is there for checkers; who uses this module need not have it
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof FactPath path && hash == path.hash && steps.equals(path.steps));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        for (String step : steps) {
            text.append(text.isEmpty() ? "" : ".").append(isBare(step) ? step : quoted(step));
        }
        return text.toString();
    }

    private static boolean isBare(String step) {
        for (int i = 0; i < step.length(); i++) {
            if (BARE.indexOf(step.charAt(i)) < 0) {
                return false;
            }
        }
        return !step.isEmpty();
    }

    private static String quoted(String step) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < step.length(); i++) {
            char c = step.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.isISOControl(c)) {
                text.append(String.format("\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
