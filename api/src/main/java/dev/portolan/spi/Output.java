package dev.portolan.spi;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.App;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a provider hands over.
 *
 * @param documents the files, in the order in which a user would read them; each path once
 * @param steps what the user does, in the order of the phases and within a phase in that of their making; each id once
 * @param findings what the user should know
 */
public record Output(List<Document> documents, List<Step> steps, List<Finding> findings) {
    /** Copies the lists and ends the building of the documents. */
    public Output {
        documents = documents.stream().map(Document::freeze).toList();
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
    }

    /** Starts with nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what a provider hands over. */
    public static final class Builder {
        private static final NamePolicy STEP_ID = new NamePolicy(
                "a step's id", "", 1, 200, true, c -> isSmall(c) || c == '-' || c == '.', Builder::isSmall, '-');

        private final Names ids = new Names(STEP_ID);
        private final Map<String, Document> documents = new LinkedHashMap<>();
        private final Map<String, Step.Builder> steps = new LinkedHashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        private Builder() {}

        private static boolean isSmall(int c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }

        /** Adds a file and answers it; one that stays empty is not written. */
        public Document add(Document document) {
            if (documents.putIfAbsent(document.path(), document) != null) {
                throw new IllegalStateException(document.path() + " is written twice");
            }
            return document;
        }

        /** Adds a step and answers it; one that stays without lines is dropped. */
        public Step.Builder step(String id, Phase phase, String title) {
            var step = new Step.Builder(id, phase, title);
            if (steps.putIfAbsent(id, step) != null) {
                throw new IllegalStateException("two steps have the id " + id);
            }
            return step;
        }

        /**
         * Adds a step about one named thing of the app and answers it. The name stands in its id, {@code domain.www} or
         * the like, and behind its title: a runbook has several steps of the kind.
         *
         * @param what the kind of step: the id begins with it
         * @param name the thing's name, whatever characters it has
         * @param phase when it is done
         * @param title what is done
         */
        public Step.Builder step(String what, Fact<String> name, Phase phase, String title) {
            return step(what, name, "", phase, title);
        }

        /**
         * As {@link #step(String, Fact, Phase, String)}, for one of several steps about the same thing.
         *
         * @param part tells it from the others: the id ends with it
         */
        public Step.Builder step(String what, Fact<String> name, String part, Phase phase, String title) {
            Fact<String> whole = name.map(text -> what + "." + text + part);
            String id = ids.given(whole.rebased(name.path(), name.path().child(what + part)));
            return step(id, phase, title + ": " + name.get());
        }

        /** Says how something is done every day, once the app has moved; asked again, it adds to what was said. */
        public Step.Builder everyDay(EveryDay task) {
            return steps.computeIfAbsent(task.id(), id -> new Step.Builder(id, Phase.EVERY_DAY, task.title()));
        }

        /** Tells the user about the stated ones of these facts; where none is stated there is nothing to tell. */
        public Builder report(FindingCode code, Fact<?>... facts) {
            return explain(code, "", facts);
        }

        /** The same for facts of a list. */
        public Builder report(FindingCode code, List<? extends Fact<?>> facts) {
            return report(code, facts.toArray(Fact<?>[]::new));
        }

        /** Tells the user about the stated ones of these facts, with a sentence that is particular to this finding. */
        public Builder explain(FindingCode code, String detail, Fact<?>... facts) {
            var finding = Finding.about(code, detail, facts);
            if (!finding.facts().isEmpty()) {
                findings.add(finding);
            }
            return this;
        }

        /**
         * What the target takes instead of a stated value, such as a number between its bounds; the user is told where it
         * is another one.
         *
         * @param code its effect is {@code ADAPTED}
         * @param stated may be absent; so is the answer then
         */
        public <T> Fact<T> adapt(FindingCode code, Fact<T> stated, UnaryOperator<T> taken) {
            Fact<T> adapted = stated.map(taken);
            report(code, stated.filter(value -> !adapted.is(value)));
            return adapted;
        }

        /**
         * Tells of all facts of the app that nothing answers so far, by a table with these columns: {@code fact}, a
         * pattern as in {@link FactPath#isWithin}; {@code as stated}, the values with which the target does as the app
         * says without being told, parted by {@code ;} or {@code *} for any; {@code told}, the sentence for the user. The
         * first row counts whose pattern fits. What is left out is told once, with all that belongs to it. The last thing
         * to do: see {@link #unanswered}.
         *
         * @param asStated the code where the target does it anyway: its effect is {@code IMPLIED}
         * @param otherwise the code where it does not: its effect is {@code LEFT_OUT}
         * @throws IllegalStateException if no row fits a fact: a defect of whoever ships the table
         */
        public Builder tellRest(App app, List<FactTable.Row> table, FindingCode asStated, FindingCode otherwise) {
            var leftOut = new ArrayList<FactPath>();
            for (Fact<?> fact : unanswered(app)) {
                FactTable.Row row = table.stream()
                        .filter(one -> fact.path().isWithin(one.get("fact")))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no row says what becomes of " + fact.path()));
                List<String> same = row.texts("as stated");
                if (leftOut.stream().anyMatch(whole -> whole.covers(fact.path()))) {
                    continue;
                }
                if (same.contains("*")) {
                    explain(asStated, row.get("told"), fact);
                } else if (same.contains(fact.get().toString())) {
                    report(asStated, fact);
                } else {
                    explain(otherwise, row.get("told"), fact);
                    leftOut.add(fact.path());
                }
            }
            return this;
        }

        /**
         * The facts of the app that nothing answers so far: a provider that knows what its target has no place for tells
         * of them in the end, and puts what it carries without counting. From then on no document can change; steps and
         * findings can be added still.
         */
        public List<Fact<?>> unanswered(App app) {
            var answers = Answers.of(build());
            return app.facts().stream()
                    .filter(fact -> !answers.isAnswered(fact.path()))
                    .toList();
        }

        /** All that was collected. */
        public Output build() {
            return new Output(
                    documents.values().stream()
                            .filter(document -> !document.freeze().isEmpty())
                            .toList(),
                    steps.values().stream()
                            .map(Step.Builder::build)
                            .filter(step -> !step.lines().isEmpty())
                            .sorted(Comparator.comparing(Step::phase))
                            .toList(),
                    findings);
        }
    }
}
