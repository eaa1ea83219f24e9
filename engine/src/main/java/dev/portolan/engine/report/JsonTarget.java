package dev.portolan.engine.report;

import dev.portolan.document.Document;
import dev.portolan.engine.Coverage;
import dev.portolan.engine.Translation;
import dev.portolan.engine.output.Sha256;
import dev.portolan.engine.plan.PlannedFile;
import dev.portolan.engine.plan.WritePlan;
import dev.portolan.engine.plan.WriteResult;
import dev.portolan.report.Finding;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** One target in the JSON report. */
record JsonTarget(JsonGenerator json) {
    void write(TargetReport report) {
        Translation translation = report.translation();
        json.writeStartObject();
        json.writeStringProperty("target", translation.provider().id());
        json.writeStringProperty("title", translation.provider().title());
        json.writeArrayPropertyStart("files");
        report.plan()
                .ifPresentOrElse(
                        plan -> plan.files().forEach(file -> file(report, file)),
                        () -> translation.files().forEach(file -> {
                            json.writeStartObject();
                            file(file.path(), file.mode(), Sha256.of(file.content()));
                            json.writeEndObject();
                        }));
        json.writeEndArray();
        report.plan().ifPresent(this::stale);
        report.result().ifPresent(this::result);
        new JsonFindings(json).write(report.findings());
        json.writeArrayPropertyStart("steps");
        var steps = new JsonSteps(json, translation.platform());
        translation.steps().forEach(steps::write);
        json.writeEndArray();
        coverage(translation.coverage());
        json.writeEndObject();
    }

    private void file(TargetReport report, PlannedFile file) {
        json.writeStartObject();
        file(file.path(), file.mode(), file.sha256());
        json.writeStringProperty("action", JsonFindings.name(file.action()));
        report.deed(file).ifPresent(deed -> json.writeStringProperty("result", JsonFindings.name(deed)));
        json.writeEndObject();
    }

    private void file(String path, Document.Mode mode, String sha256) {
        json.writeStringProperty("path", path);
        json.writeStringProperty("mode", JsonFindings.name(mode));
        json.writeStringProperty("sha256", sha256);
    }

    private void result(WriteResult result) {
        json.writeBooleanProperty("written", result.isDone());
        json.writeArrayPropertyStart("kept");
        result.kept().forEach((path, copy) -> {
            json.writeStartObject();
            json.writeStringProperty("path", path);
            json.writeStringProperty("copy", copy);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    private void stale(WritePlan plan) {
        json.writeArrayPropertyStart("stale");
        plan.stale().forEach(json::writeString);
        json.writeEndArray();
    }

    private void coverage(Coverage coverage) {
        json.writeObjectPropertyStart("coverage");
        json.writeObjectPropertyStart("counts");
        coverage.counts().forEach((outcome, count) -> json.writeNumberProperty(JsonFindings.name(outcome), count));
        json.writeEndObject();
        json.writeArrayPropertyStart("facts");
        var findings = new JsonFindings(json);
        coverage.outcomes().forEach((fact, outcome) -> {
            json.writeStartObject();
            json.writeStringProperty("path", fact.path().toString());
            json.writeStringProperty("value", Finding.valueOf(fact));
            findings.origins(fact);
            json.writeStringProperty("outcome", outcome.name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }
}
