package dev.portolan.engine;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.engine.write.Written;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.source.SourcePlatform;
import dev.portolan.spi.Output;
import dev.portolan.spi.ProviderInfo;
import java.util.List;

/** An app translated for one target: the files, the steps that no file can hold, and what the user should know. */
public final class Translation {
    private final ProviderInfo provider;
    private final App app;
    private final SourcePlatform platform;
    private final Output output;
    private final List<Finding> findingsOfSource;
    private final Coverage coverage;
    private final List<RenderedFile> files;

    Translation(
            ProviderInfo provider,
            App app,
            SourcePlatform platform,
            List<Finding> findingsOfSource,
            Output output,
            Coverage coverage) {
        this.provider = provider;
        this.findingsOfSource = List.copyOf(findingsOfSource);
        this.app = app;
        this.platform = platform;
        this.output = output;
        this.coverage = coverage;
        files = output.documents().stream().map(Translation::rendered).toList();
    }

    private static RenderedFile rendered(Document document) {
        Written written = DocumentWriter.trace(document);
        return new RenderedFile(document.path(), written.text(), document.mode(), written.lines());
    }

    /** Who translated. */
    public ProviderInfo provider() {
        return provider;
    }

    /** What was translated. */
    public App app() {
        return app;
    }

    /** How to ask the platform that the app runs on today. */
    public SourcePlatform platform() {
        return platform;
    }

    /** The files as trees and lines that know what they rest on, the user's overlays merged in. */
    public List<Document> documents() {
        return output.documents();
    }

    /** The files as they are to be written; nothing is written yet. The runbook is not among them. */
    public List<RenderedFile> files() {
        return files;
    }

    /** What the user does, in the order of the phases. */
    public List<Step> steps() {
        return output.steps();
    }

    /** What the user should know: of the settings, the provider, the overlays and the target's own rules. */
    public List<Finding> findings() {
        return output.findings();
    }

    /** What the user should know of how the app was read, whatever the target; empty for an app that was built in code. */
    public List<Finding> findingsOfSource() {
        return findingsOfSource;
    }

    /** What became of each stated fact, before overlays. */
    public Coverage coverage() {
        return coverage;
    }

    /** Whether a finding matters as much as this or more. */
    public boolean has(Severity severity) {
        return findings().stream().anyMatch(finding -> finding.severity().compareTo(severity) >= 0);
    }
}
