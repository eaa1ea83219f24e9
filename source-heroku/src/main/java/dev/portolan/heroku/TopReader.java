package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveApp;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the upper keys of app.json say of the app as a whole, and which of them no part of an app answers. */
final class TopReader {
    /** They speak to people, or to the button that makes a new app. */
    private static final List<String> DESCRIPTIVE = List.of(
            "$schema",
            "image",
            "keywords",
            "license",
            "logo",
            "repository",
            "service",
            "success_url",
            "version",
            "website");

    private static final List<String> READ = List.of(
            "addons",
            "buildpacks",
            "cron",
            "description",
            "env",
            "environments",
            "formation",
            "generation",
            "healthchecks",
            "name",
            "scripts",
            "stack");

    private static final List<String> STAGE_KEYS =
            List.of("addons", "buildpacks", "env", "formation", "scripts", "stack");

    private static final String UNNAMED = "app";

    private final Intake in;
    private final String stage;

    private TopReader(Intake in, String stage) {
        this.in = in;
        this.stage = stage;
    }

    static void read(Intake in, String stage) {
        var reader = new TopReader(in, stage);
        reader.name();
        reader.text("description").ifPresent(reader::description);
        if (!stage.equals(HerokuSource.PRODUCTION)) {
            in.draft().app("stage", Origin.setting("stage"), app -> app.stage(stage));
        }
        if (in.live().app().flatMap(LiveApp::region).isEmpty()) {
            in.draft().app("region", Heroku.DEFAULT, app -> app.region(Heroku.REGION));
        }
        in.json().root().ifPresent(root -> {
            reader.keys(root);
            reader.stages(root);
        });
    }

    private void description(InputNode.Entry entry) {
        String text = ((InputNode.Scalar) entry.value()).text();
        String shown =
                in.findings().withoutSecrets("description", text, entry.value().origin());
        in.draft().app("description", entry.origin(), app -> app.description(shown));
    }

    private void name() {
        text("name")
                .ifPresentOrElse(
                        entry -> in.draft()
                                .app(
                                        "app",
                                        entry.value().origin(),
                                        app -> app.name(((InputNode.Scalar) entry.value())
                                                .text()
                                                .strip())),
                        () -> {
                            in.draft().app("app", Heroku.DEFAULT, app -> app.name(UNNAMED));
                            in.findings().report(HerokuFinding.NAME_UNKNOWN, "", Heroku.whereToSay(in.files()));
                        });
    }

    private Optional<InputNode.Entry> text(String key) {
        return in.json()
                .entry(key)
                .filter(entry -> in.nodes()
                        .text("'" + key + "'", entry.value())
                        .filter(text -> !text.isBlank())
                        .isPresent());
    }

    private void keys(InputNode.Mapping root) {
        var left = new Naming();
        root.entries().stream()
                .filter(entry -> DESCRIPTIVE.contains(entry.key()))
                .forEach(entry -> left.add(entry.key(), entry.origin()));
        in.findings().name(HerokuFinding.DESCRIPTIVE_KEYS, left);
        var known = new ArrayList<>(READ);
        known.addAll(DESCRIPTIVE);
        in.nodes().unknownKeys("app.json", root, known);
    }

    private void stages(InputNode.Mapping root) {
        var others = new Naming();
        var names = new ArrayList<String>();
        boolean isThere = false;
        for (InputNode.Entry entry : root.get("environments").stream()
                .flatMap(node -> in.nodes().entries("'environments'", node).stream())
                .toList()) {
            names.add(entry.key());
            if (!entry.key().equals(stage)) {
                others.add(entry.key(), entry.origin());
            } else if (entry.value() instanceof InputNode.Mapping own) {
                isThere = true;
                in.nodes().unknownKeys("environments." + stage, own, STAGE_KEYS);
                if (stage.equals(HerokuSource.PRODUCTION) && !own.entries().isEmpty()) {
                    in.findings().report(HerokuFinding.PRODUCTION_READ, "", entry.origin());
                }
            }
        }
        in.findings().name(HerokuFinding.STAGES_LEFT, others);
        if (!isThere && !stage.equals(HerokuSource.PRODUCTION) && !in.live().isThere()) {
            in.findings()
                    .report(
                            HerokuFinding.STAGE_UNKNOWN,
                            "'" + stage + "'." + NearestName.question(stage, names),
                            root.origin());
        }
    }
}
