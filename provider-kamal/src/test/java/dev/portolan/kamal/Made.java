package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;

/** What this provider makes of an app, to look at one thing of it. */
record Made(Output output) {
    static final Settings NONE = Settings.none("kamal");

    static Made of(App.Builder app) {
        return of(app, NONE);
    }

    static Made of(App.Builder app, Settings settings) {
        return new Made(new KamalProvider().translate(app.build(), settings));
    }

    String deploy() {
        return file("config/deploy.yml");
    }

    /** The text of a file; empty where there is none. */
    String file(String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals(path))
                .findFirst()
                .map((Document document) -> DocumentWriter.write(document))
                .orElse("");
    }

    /** The facts that findings of a code are about, in their order. */
    List<String> told(FindingCode code) {
        return output.findings().stream()
                .filter(finding -> finding.code() == code)
                .flatMap(finding -> finding.facts().stream())
                .map(fact -> fact.path().toString())
                .toList();
    }

    List<String> messages(FindingCode code) {
        return output.findings().stream()
                .filter(finding -> finding.code() == code)
                .map(Finding::message)
                .toList();
    }

    /** The steps of an id, as texts. */
    List<String> steps(String id) {
        return output.steps().stream()
                .filter(step -> step.id().equals(id))
                .map(Step::toString)
                .toList();
    }

    List<String> ids() {
        return output.steps().stream().map(Step::id).toList();
    }
}
