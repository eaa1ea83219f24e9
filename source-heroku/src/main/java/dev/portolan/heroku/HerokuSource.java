package dev.portolan.heroku;

import com.google.auto.service.AutoService;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.dockerfile.DockerfileFinding;
import dev.portolan.heroku.dockerfile.DockerfileReader;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.live.LiveReader;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.report.CommandFinding;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.heroku.report.SecretFinding;
import dev.portolan.heroku.secret.SecretRule;
import dev.portolan.heroku.snapshot.HerokuCapture;
import dev.portolan.heroku.supplied.Supplied;
import dev.portolan.heroku.supplied.SuppliedFinding;
import dev.portolan.model.App;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.InputNode;
import dev.portolan.source.LiveCapture;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a Heroku app from its Procfile, app.json and heroku.yml, and from what its buildpacks read beside them. */
@AutoService(Source.class)
public final class HerokuSource implements Source {
    static final String PRODUCTION = "production";
    private static final String ID = "heroku";

    /** The shell script that Heroku reads before each command: https://devcenter.heroku.com/articles/dynos#the-profile-file. */
    private static final String PROFILE = ".profile";

    /** For {@link java.util.ServiceLoader}. */
    public HerokuSource() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean recognises(ProjectFiles files) {
        return files.exists(Procfile.PATH)
                || files.exists(Manifest.PATH)
                || AppJson.node(files).filter(AppJson::isSurelyHerokus).isPresent()
                || LiveReader.firstFile(files).isPresent();
    }

    @Override
    public List<Finding> whyNot(ProjectFiles files) {
        var findings = new Findings();
        AppJson.node(files)
                .filter(node -> node instanceof InputNode.Mapping root && AppJson.isForeign(root))
                .ifPresent(node -> findings.report(HerokuFinding.NOT_HEROKUS_APP_JSON, "", node.origin()));
        return findings.all();
    }

    @Override
    public List<FindingCode> findingCodes() {
        return Stream.<FindingCode[]>of(
                        HerokuFinding.values(),
                        CommandFinding.values(),
                        RunningFinding.values(),
                        LiveFinding.values(),
                        SuppliedFinding.values(),
                        DockerfileFinding.values(),
                        SecretFinding.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    @Override
    public Optional<LiveCapture> capture() {
        return Optional.of(new HerokuCapture(SecretRule::isSecret));
    }

    @Override
    public Reading read(ProjectFiles files, String stage) {
        var findings = new Findings();
        LiveState live = LiveReader.read(files, stage, Heroku.whereToSay(files), findings);
        AppJson own = appJson(files, stage, findings);
        Manifest manifest = Manifest.read(files, RunningFiles.stack(own, live), findings);
        AppJson stated = Setup.upon(own, manifest, findings);
        SecretTexts.remember(live, stated, manifest, findings);
        AppJson json = RunningFiles.upon(stated, live, findings);
        DockerImages images = DockerImages.read(manifest, findings);
        Procfile procfile = ProcfileReader.read(files, json, findings);
        var in = new Intake(files, live, json, manifest, images, procfile, new Draft(), findings);
        TopReader.read(in, stage);
        OwnedNames owned = AddOnReader.read(in);
        List<InputNode.Entry> buildNames = EnvReader.read(in, owned);
        BuildReader.read(in, buildNames);
        ProcessReader.read(in);
        RunningAppReader.read(in);
        ScriptReader.read(in);
        Dokku.read(in);
        SchedulerReader.read(in);
        profile(in);
        Optional<App> app = in.draft().app(findings).flatMap(found -> supplied(found, in));
        app.ifPresent(found -> {
            DockerfileReader.read(files, found, findings);
            SecretTexts.tell(found, findings);
        });
        return app.map(found -> Reading.of(
                        found,
                        findings.all(),
                        new HerokuPlatform(found, live, in.draft().schedulers(), stageOfState(files, live))))
                .orElseGet(() -> Reading.failed(findings.all()));
    }

    /** The stage whose folder the live state was read from; empty where that has no folder of its own. */
    private static String stageOfState(ProjectFiles files, LiveState live) {
        String root = files.stateFolder(ID) + "/";
        return live.folder().startsWith(root) ? live.folder().substring(root.length()) : "";
    }

    private static AppJson appJson(ProjectFiles files, String stage, Findings findings) {
        Optional<InputNode> node = AppJson.node(files);
        if (node.isEmpty()) {
            return AppJson.none();
        }
        if (!(node.get() instanceof InputNode.Mapping root)) {
            new Nodes(findings).wrongShape("app.json", node.get(), "a table");
            return AppJson.none();
        }
        if (AppJson.isForeign(root)) {
            findings.report(HerokuFinding.NOT_HEROKUS_APP_JSON, "", Origin.inFile(AppJson.PATH, 0, 0));
            return AppJson.none();
        }
        return AppJson.of(
                root,
                root.get("environments")
                        .filter(InputNode.Mapping.class::isInstance)
                        .flatMap(stages -> ((InputNode.Mapping) stages).get(stage))
                        .filter(InputNode.Mapping.class::isInstance)
                        .map(InputNode.Mapping.class::cast));
    }

    /** The app with what buildpacks set, which can be said once it is known what nobody else states. */
    private static Optional<App> supplied(App stated, Intake in) {
        Supplied.read(stated, in.files(), in.live(), in.findings())
                .forEach(variable -> in.draft().env(variable.name(), variable.origin(), variable.value()));
        return in.draft().app(in.findings());
    }

    private static void profile(Intake in) {
        if (in.files().exists(PROFILE) && !in.isContainer()) {
            in.findings().report(HerokuFinding.PROFILE_SCRIPT, "", Origin.inFile(PROFILE, 0, 0));
        }
    }
}
