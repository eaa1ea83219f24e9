package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.source.InputNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The app itself. Who owns it and who works on it is not read. */
final class AppReader {
    private static final String GIT_URL = "git_url";

    private AppReader() {}

    static LiveApp read(LiveFile file, Values values) {
        if (file.shape() == LiveShape.INFO_SHELL) {
            return shell(file.text());
        }
        var root = (InputNode.Mapping) file.node().orElseThrow();
        InputNode.Mapping app = root.get("app")
                .filter(InputNode.Mapping.class::isInstance)
                .map(InputNode.Mapping.class::cast)
                .orElse(root);
        Optional<Stated<String>> generation = app.get("generation").orElse(app) instanceof InputNode.Scalar
                ? values.text(app, "generation")
                : values.text(app, "generation", "name");
        return new LiveApp(
                values.text(app, "name"),
                values.text(app, "region", "name"),
                values.text(app, "stack", "name"),
                values.text(app, "space", "name"),
                generation,
                values.text(root, "pipeline_coupling", "stage"),
                values.flag(app, "maintenance"),
                values.flag(app, "internal_routing"),
                values.flag(app, "acm"),
                app.origin());
    }

    /** The lines of {@code --shell}, whose values are not quoted. */
    private static LiveApp shell(LiveText text) {
        Map<String, Stated<String>> lines = new LinkedHashMap<>();
        for (LiveText.Line line : text.told()) {
            int equals = line.text().indexOf('=');
            if (equals > 0) {
                String value = line.text().substring(equals + 1);
                lines.put(line.text().substring(0, equals), new Stated<>(value, line.origin()));
            }
        }
        return new LiveApp(
                stated(lines, GIT_URL)
                        .filter(url -> url.value().endsWith(".git"))
                        .map(url -> new Stated<>(
                                url.value().replaceFirst("\\.git$", "").replaceFirst(".*[/:]", ""), url.origin())),
                stated(lines, "region"),
                stated(lines, "stack"),
                Optional.empty(),
                Optional.empty(),
                stated(lines, "pipeline")
                        .map(pipeline -> new Stated<>(
                                pipeline.value().substring(pipeline.value().lastIndexOf(':') + 1), pipeline.origin())),
                Optional.empty(),
                Optional.empty(),
                stated(lines, "auto_cert_mgmt")
                        .map(flag -> new Stated<>(flag.value().equals("true"), flag.origin())),
                Origin.inFile(text.path(), 0, 0));
    }

    private static Optional<Stated<String>> stated(Map<String, Stated<String>> lines, String key) {
        return Optional.ofNullable(lines.get(key)).filter(line -> !line.value().isEmpty());
    }
}
