package dev.portolan.yaml;

import com.google.auto.service.AutoService;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.InvalidAppException;
import dev.portolan.model.Problem;
import dev.portolan.report.FindingCode;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import java.util.List;
import java.util.Optional;

/**
 * Reads portolan.yaml: the app if the file states one, and what it says about targets. All mistakes of a file are found at
 * once; while there is any, there is no app.
 */
@AutoService(Source.class)
public final class PortolanYamlSource implements Source {
    static final String ID = "portolan-yaml";
    static final String FILE = "portolan.yaml";
    private static final String PRODUCTION = "production";

    /** For {@link java.util.ServiceLoader}. */
    public PortolanYamlSource() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<FindingCode> findingCodes() {
        return List.of(PortolanYamlFinding.values());
    }

    @Override
    public boolean isExplicit() {
        return true;
    }

    /** Whether there is a portolan.yaml; it may state nothing but options of targets. */
    @Override
    public boolean recognises(ProjectFiles files) {
        return files.exists(FILE);
    }

    @Override
    public Reading read(ProjectFiles files, String stage) {
        return files.yaml(FILE).map(root -> read(root, stage)).orElseGet(() -> Reading.failed(List.of()));
    }

    private static Reading read(InputNode root, String stage) {
        var mistakes = new Mistakes();
        var draft = new AppTable.Draft();
        At top = At.top(root, mistakes);
        AppTable.TABLE.read(top, draft);
        Optional<App> app = onlyConfiguresTargets(root) ? Optional.empty() : app(draft, root.origin(), mistakes);
        app.ifPresent(it -> checkStage(it, top, stage));
        return new Reading(
                mistakes.isEmpty() ? app : Optional.empty(), draft.targets(), mistakes.findings(), SourcePlatform.NONE);
    }

    private static boolean onlyConfiguresTargets(InputNode root) {
        return root instanceof InputNode.Mapping mapping && mapping.keys().equals(List.of("targets"));
    }

    private static Optional<App> app(AppTable.Draft draft, Origin file, Mistakes mistakes) {
        try {
            return Optional.of(draft.app().build());
        } catch (InvalidAppException e) {
            for (Problem problem : e.problems()) {
                if (!mistakes.explain(problem.path())) {
                    mistakes.add(
                            PortolanYamlFinding.INVALID_APP,
                            problem.origin().equals(Origin.CODE) ? file : problem.origin(),
                            problem.path(),
                            At.onOneLine(problem.path() + " " + problem.message() + "."));
                }
            }
            return Optional.empty();
        }
    }

    /** Production is also asked for where nobody asked, so it is no mistake that the file describes another stage. */
    private static void checkStage(App app, At top, String asked) {
        String described = app.stage().orElse(PRODUCTION);
        if (!asked.equals(PRODUCTION) && !asked.equals(described)) {
            top.child("stage").orElse(top).otherStage(described, asked);
        }
    }
}
