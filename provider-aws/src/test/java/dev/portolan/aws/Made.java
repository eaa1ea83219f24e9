package dev.portolan.aws;

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
    static final Settings NONE = Settings.none("aws");

    static Made of(App.Builder app) {
        return of(app, NONE);
    }

    static Made of(App.Builder app, Settings settings) {
        return new Made(new AwsProvider().translate(app.build(), settings));
    }

    /** The text of a file below {@code deploy/aws}, each run of blanks as one; empty where there is none. */
    String file(String path) {
        return output.documents().stream()
                .filter(document -> document.path().equals("deploy/aws/" + path))
                .findFirst()
                .map((Document document) -> DocumentWriter.write(document))
                .orElse("")
                .replaceAll("\\s+", " ");
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
}
