package dev.portolan.spi;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import dev.portolan.fact.FactPath;
import dev.portolan.report.Effect;
import dev.portolan.report.Finding;
import dev.portolan.report.Step;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which facts an output answers, and how. What is said of a fact is said of all that it belongs to as well; what is left
 * out is left out with all that belongs to it.
 */
public final class Answers {
    private final Set<FactPath> carried = new LinkedHashSet<>();
    private final Set<FactPath> instructed = new LinkedHashSet<>();
    private final Set<FactPath> implied = new LinkedHashSet<>();
    private final Set<FactPath> adapted = new LinkedHashSet<>();
    private final Set<FactPath> leftOut = new LinkedHashSet<>();
    private final Set<FactPath> aboveLeftOut = new LinkedHashSet<>();

    private Answers(Output output) {
        for (Document document : output.documents()) {
            add(document.bases(), carried);
            collect(document.root());
            document.text().lines().forEach(line -> add(line.bases(), carried));
        }
        for (Step step : output.steps()) {
            add(step.allBases(), instructed);
        }
        for (Finding finding : output.findings()) {
            finding.facts().forEach(fact -> told(finding.code().effect(), fact.bases()));
        }
    }

    /** Reads the output. */
    public static Answers of(Output output) {
        return new Answers(output);
    }

    /** Whether a file rests on the fact. */
    public boolean isCarried(FactPath path) {
        return carried.contains(path);
    }

    /** Whether a step rests on the fact. */
    public boolean isInstructed(FactPath path) {
        return instructed.contains(path);
    }

    /** Whether the target does it anyway. */
    public boolean isImplied(FactPath path) {
        return implied.contains(path);
    }

    /** Whether a finding says that the fact was adapted; a file or a step has to rest on it as well. */
    public boolean isAdapted(FactPath path) {
        return adapted.contains(path);
    }

    /** Whether a finding says that the fact, or what it belongs to, was left out. */
    public boolean isLeftOut(FactPath path) {
        for (FactPath whole = path; !whole.steps().isEmpty(); whole = whole.parent()) {
            if (leftOut.contains(whole)) {
                return true;
            }
        }
        return aboveLeftOut.contains(path);
    }

    /** Whether anything answers the fact. */
    public boolean isAnswered(FactPath path) {
        return isCarried(path) || isInstructed(path) || isImplied(path) || isLeftOut(path);
    }

    private void told(Effect effect, Collection<Basis> bases) {
        if (effect == Effect.LEFT_OUT) {
            for (Basis basis : bases) {
                if (basis instanceof Basis.Stated stated) {
                    leftOut.add(stated.path());
                }
            }
            add(bases, aboveLeftOut);
        } else if (effect != Effect.NOTE) {
            add(bases, effect == Effect.ADAPTED ? adapted : implied);
        }
    }

    private void collect(Node node) {
        add(node.bases(), carried);
        if (node instanceof Mapping mapping) {
            add(mapping.implied(), implied);
            mapping.entries().values().forEach(this::collect);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(this::collect);
        }
    }

    private static void add(Collection<Basis> bases, Set<FactPath> to) {
        for (Basis basis : bases) {
            if (basis instanceof Basis.Stated stated) {
                for (FactPath whole = stated.path(); !whole.steps().isEmpty() && to.add(whole); ) {
                    whole = whole.parent();
                }
            }
        }
    }
}
