package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.testkit.Breach.Rule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a text that occurs nowhere else into each command, each plain value of the environment and each description, and
 * looks for it where it does not belong: as it is, in base64 and as part of a URL; comments, titles and explanations
 * count here.
 */
final class Canaries {
    private final Map<FactPath, String> canaries = new LinkedHashMap<>();
    private final Breaches breaches = new Breaches();
    private final Sample sample;

    private Canaries(App app) {
        sample = new Sample("canaries", RecordTree.edited(app, new RecordTree.Edit() {
            @Override
            public Fact<?> fact(Fact<?> fact) {
                return fact.isPresent() ? sung(fact) : fact;
            }
        }));
    }

    /** Holds the provider to it. */
    static List<Breach> check(Translator translator) {
        var all = new ArrayList<Breach>();
        for (App app : List.of(SampleApps.everything(), SampleApps.twoOfEverything())) {
            var canaries = new Canaries(app);
            translator.attempt(canaries.sample.app()).output().ifPresent(canaries::output);
            all.addAll(canaries.breaches.all());
        }
        return all;
    }

    private Fact<?> sung(Fact<?> fact) {
        String canary = "canary-" + (char) ('a' + canaries.size() % 26) + "/q~" + (7919 * (canaries.size() + 11)) + "+";
        Object value = fact.get();
        Object other = value;
        if (value instanceof Command.Shell shell) {
            other = Command.shell(shell.script() + " --token=" + canary);
        } else if (value instanceof Command.Exec exec) {
            var words = new ArrayList<>(exec.argv());
            words.add(canary);
            other = new Command.Exec(words);
        } else if (value instanceof EnvValue.Literal) {
            other = EnvValue.literal(canary);
        } else if (value instanceof String && fact.path().name().equals("description")) {
            other = canary;
        }
        if (other.equals(value)) {
            return fact;
        }
        canaries.put(fact.path(), canary);
        return Fact.stated(fact.path(), other, Origin.CODE);
    }

    private void output(Output output) {
        for (Document document : output.documents()) {
            Set<FactPath> ofAll = Places.stated(document.bases());
            document(document, ofAll);
            document.text().lines().forEach(line -> {
                var text = new StringBuilder();
                line.parts().forEach(part -> text.append(part));
                look(document.path(), text.toString(), joined(ofAll, line.bases()));
            });
        }
        for (Step step : output.steps()) {
            String text = String.join("\n", step.title(), step.why(), step.expect(), StepWords.of(step));
            look("step " + step.id(), text, Places.stated(step.allBases()));
        }
        for (Finding finding : output.findings()) {
            var facts = new LinkedHashSet<FactPath>();
            finding.facts().forEach(fact -> {
                facts.add(fact.path());
                facts.addAll(Places.stated(fact.bases()));
            });
            look("finding " + finding.code().id(), finding.message(), facts);
        }
    }

    private void document(Document document, Set<FactPath> ofAll) {
        look(document.path() + " (its path and header)", document.path() + document.header(), ofAll);
        node(document.path() + ":", document.root(), ofAll);
    }

    private void node(String address, Node node, Set<FactPath> above) {
        Set<FactPath> facts = joined(above, node.bases());
        look(address + " (its comment)", node.comment(), facts);
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, child) -> {
                look(address + " (a key)", key, joined(facts, child.bases()));
                node(address + " " + key, child, facts);
            });
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> node(address + "[]", item, facts));
        } else {
            look(address, node.toString(), facts);
        }
    }

    private static Set<FactPath> joined(Set<FactPath> facts, Collection<Basis> bases) {
        var all = new LinkedHashSet<>(facts);
        all.addAll(Places.stated(bases));
        return all;
    }

    private void look(String where, String text, Set<FactPath> facts) {
        if (text.isEmpty()) {
            return;
        }
        canaries.forEach((path, canary) -> {
            boolean belongs = facts.stream().anyMatch(fact -> fact.covers(path) || path.covers(fact));
            if (!belongs && forms(canary).stream().anyMatch(text::contains)) {
                breaches.add(
                        path + where,
                        Rule.NO_LEAK,
                        sample,
                        path.toString(),
                        "its text stands in " + where + ", which rests on " + (facts.isEmpty() ? "nothing" : facts),
                        "Write a text of the app only as a fact, where it belongs.");
            }
        });
    }

    /** As it is, as part of a URL, and what base64 makes of it at each of the three places that it may begin at. */
    static List<String> forms(String canary) {
        var forms = new ArrayList<>(List.of(canary, URLEncoder.encode(canary, StandardCharsets.UTF_8)));
        for (int before = 0; before < 3; before++) {
            byte[] bytes = ("x".repeat(before) + canary).getBytes(StandardCharsets.UTF_8);
            String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            forms.add(text.substring(before == 0 ? 0 : before + 1, text.length() - 2));
        }
        return forms;
    }
}
