package dev.portolan.heroku;

import com.google.auto.service.AutoService;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.report.FindingCode;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import java.util.List;
import java.util.Optional;

/** Reads a Heroku app from its Procfile and its app.json. */
@AutoService(Source.class)
public final class HerokuSource implements Source {
    static final String PRODUCTION = "production";

    private static final String HEROKU_YML = "heroku.yml";

    /** Files that say something about a Heroku app and that are not read. */
    private static final List<String> UNREAD = List.of(HEROKU_YML, ".profile", "Aptfile", ".buildpacks");

    private static final String LIVE_STATE = ".portolan/heroku";

    /** For {@link java.util.ServiceLoader}. */
    public HerokuSource() {}

    @Override
    public String id() {
        return "heroku";
    }

    @Override
    public boolean recognises(ProjectFiles files) {
        return files.exists(Procfile.PATH)
                || files.exists(HEROKU_YML)
                || AppJson.node(files).filter(AppJson::isSurelyHerokus).isPresent();
    }

    @Override
    public List<FindingCode> findingCodes() {
        return List.of(HerokuFinding.values());
    }

    @Override
    public Reading read(ProjectFiles files, String stage) {
        var findings = new Findings();
        AppJson json = appJson(files, stage, findings);
        Procfile procfile = files.text(Procfile.PATH)
                .map(text -> ProcfileReader.read(text, isCloudNative(json), findings))
                .orElse(Procfile.EMPTY);
        var in = new Intake(files, json, procfile, new Draft(), findings);
        TopReader.read(in, stage);
        OwnedNames owned = AddOnReader.read(in);
        List<String> buildNames = EnvReader.read(in, owned);
        BuildReader.read(in, buildNames);
        ProcessReader.read(in);
        ScriptReader.read(in);
        Dokku.read(in);
        unread(in);
        Optional<App> app = in.draft().app(findings);
        return app.map(found -> Reading.of(found, findings.all(), new HerokuPlatform(found)))
                .orElseGet(() -> Reading.failed(findings.all()));
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

    /** Whether the app is one of the Fir generation, which reads a Procfile by another rule. */
    private static boolean isCloudNative(AppJson json) {
        return says(json, "stack", "cnb") || says(json, "generation", "fir");
    }

    private static boolean says(AppJson json, String key, String value) {
        return json.entry(key).map(InputNode.Entry::value).orElse(null) instanceof InputNode.Scalar scalar
                && scalar.text().equals(value);
    }

    private static void unread(Intake in) {
        UNREAD.stream()
                .filter(in.files()::exists)
                .forEach(path ->
                        in.findings().report(HerokuFinding.NOT_READ_YET, path + ".", Origin.inFile(path, 0, 0)));
        if (!in.files().list(LIVE_STATE).isEmpty()) {
            in.findings().report(HerokuFinding.NOT_READ_YET, LIVE_STATE + ".", Origin.inFile(LIVE_STATE, 0, 0));
        }
        in.json().table("env", new Nodes(new Findings())).stream()
                .filter(entry -> entry.key().equals("PROCFILE_PATH"))
                .forEach(entry -> in.findings()
                        .report(HerokuFinding.NOT_READ_YET, "The Procfile that PROCFILE_PATH names.", entry.origin()));
    }
}
