package dev.portolan.heroku;

import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What heroku.yml sets up when an app is made: the same as app.json's add-ons and names of the environment. */
final class Setup {
    private Setup() {}

    /** An app.json that says what the setup says as well; where both say something, app.json counts. */
    static AppJson upon(AppJson json, Manifest manifest, Findings findings) {
        List<InputNode.Entry> config = manifest.entries("setup", "config", new Nodes(findings));
        if (config.isEmpty()) {
            return json;
        }
        Collection<InputNode.Entry> declared = json.table("env", new Nodes(new Findings()));
        var repeated = new Naming();
        for (InputNode.Entry entry : config) {
            Optional<InputNode.Entry> counting = declared.stream()
                    .filter(other -> other.key().equals(entry.key()))
                    .findFirst();
            counting.ifPresent(other -> repeated.add(entry.key(), entry.origin()));
        }
        findings.name(HerokuFinding.SETUP_REPEATED, repeated);
        InputNode.Entry setup = manifest.below("setup", "config").orElseThrow();
        var env = new InputNode.Entry("env", setup.origin(), setup.value());
        return json.upon(new InputNode.Mapping(setup.origin(), List.of(env)));
    }

    /** The add-ons. */
    static List<InputNode> addOns(Manifest manifest) {
        return manifest.below("setup", "addons")
                .map(InputNode.Entry::value)
                .map(AppJson::asList)
                .orElse(List.of());
    }
}
