package dev.portolan.testkit;

import java.util.ArrayList;
import java.util.List;

/** Where two texts differ, for a reader. */
final class Difference {
    private static final int SHOWN = 30;

    private Difference() {}

    /** The first line that differs. */
    static String first(String expected, String found) {
        String[] some = expected.split("\n", -1);
        String[] others = found.split("\n", -1);
        for (int i = 0; i < Math.min(some.length, others.length); i++) {
            if (!some[i].equals(others[i])) {
                return "line " + (i + 1) + ": expected " + Mutator.shown(some[i]) + ", found "
                        + Mutator.shown(others[i]);
            }
        }
        return "expected " + some.length + " lines, found " + others.length;
    }

    /** The lines that differ, those that are missing with {@code -} and those that are new with {@code +}. */
    static String lines(String expected, String found) {
        List<String> some = List.of(expected.split("\n", -1));
        List<String> others = List.of(found.split("\n", -1));
        int start = 0;
        while (start < Math.min(some.size(), others.size()) && some.get(start).equals(others.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(some.size(), others.size()) - start
                && some.get(some.size() - 1 - end).equals(others.get(others.size() - 1 - end))) {
            end++;
        }
        var lines = new ArrayList<String>();
        lines.add("@@ line " + (start + 1));
        some.subList(start, some.size() - end).stream().limit(SHOWN).forEach(line -> lines.add("- " + line));
        others.subList(start, others.size() - end).stream().limit(SHOWN).forEach(line -> lines.add("+ " + line));
        return String.join("\n", lines);
    }
}
