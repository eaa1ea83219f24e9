package dev.portolan.engine.report;

import dev.portolan.fact.Basis;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Which lines of a page belong to which step, noted while the page is written, one step after the other. */
final class StepLines {
    private final List<Stretch> stretches = new ArrayList<>();

    /** A part of the page, by the offsets at which it begins and ends, and what it rests on. */
    private record Stretch(int from, int to, Set<Basis> bases) {}

    /** Notes a step and the offsets at which it begins and ends. */
    void note(int from, int to, Step step) {
        stretches.add(new Stretch(from, to, step.allBases()));
    }

    /**
     * What each line rests on: that of a step on what the whole step rests on, a blank one and any other on nothing.
     *
     * @param text the text of the file, with a line feed at its end
     * @param above how much of it stands above the page whose offsets were noted
     */
    List<Set<Basis>> of(String text, int above) {
        var lines = new ArrayList<Set<Basis>>();
        var stretch = new Stretch(0, 0, Collections.emptySet());
        Iterator<Stretch> following = stretches.iterator();
        int at = -above;
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            while (at >= stretch.to() && following.hasNext()) {
                stretch = following.next();
            }
            boolean isInside = at >= stretch.from() && at < stretch.to() && !line.isEmpty();
            lines.add(isInside ? stretch.bases() : Collections.emptySet());
            at += line.length() + 1;
        }
        return lines;
    }
}
