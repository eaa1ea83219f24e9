package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the image comes about: by buildpacks on a stack of Heroku's, or by a Dockerfile on the stack container. */
final class BuildReader {
    private static final String DOCKERFILE = "Dockerfile";

    /** The oldest stack whose builder image is kept up: https://devcenter.heroku.com/articles/stack. */
    private static final int OLDEST_STACK = 22;

    private final Intake in;
    private final Optional<InputNode.Entry> stack;
    private final String stackName;

    private BuildReader(Intake in) {
        this.in = in;
        stack = in.json().entry("stack");
        stackName = stack.flatMap(entry -> in.nodes().text("'stack'", entry.value()))
                .orElse("");
    }

    static void read(Intake in, List<String> variables) {
        var reader = new BuildReader(in);
        if (reader.stackName.equals("container")) {
            reader.dockerfile();
        } else {
            reader.buildpacks();
        }

        if (in.draft().hasBuild() && !variables.isEmpty()) {
            in.draft().build("variables", Origin.inFile(AppJson.PATH, 0, 0), build -> build.variables(variables));
        }
    }

    private void dockerfile() {
        Origin origin = stack.orElseThrow().value().origin();
        if (in.files().exists(DOCKERFILE)) {
            in.draft().build("dockerfile", origin, build -> build.dockerfile(DOCKERFILE));
        } else if (!in.files().exists("heroku.yml")) {
            in.findings().report(HerokuFinding.DOCKERFILE_MISSING, "", origin);
        }
        if (!in.procfile().entries().isEmpty()) {
            in.findings().report(HerokuFinding.CONTAINER_IGNORES_PROCFILE, "", origin);
        }
    }

    private void buildpacks() {
        Optional<InputNode.Entry> listed = in.json().entry("buildpacks");
        Origin origin = listed.or(() -> stack).map(InputNode.Entry::origin).orElse(Heroku.DEFAULT);
        in.draft().build("kind", origin, build -> build.buildpacks(List.of()));
        var names = new ArrayList<String>();
        for (InputNode item : in.json().list("buildpacks")) {
            name(item).map(name -> withoutUser(name, item.origin())).ifPresent(name -> {
                names.add(name);
                in.draft().build("buildpacks", item.origin(), build -> build.buildpacks(List.of(name)));
            });
        }
        buildpackUrl(names.isEmpty());
        builder();
        if (in.files().exists(DOCKERFILE)) {
            in.findings().report(HerokuFinding.DOCKERFILE_UNUSED, "", Origin.inFile(DOCKERFILE, 0, 0));
        }
    }

    private Optional<String> name(InputNode item) {
        if (item instanceof InputNode.Mapping table) {
            in.nodes().unknownKeys("a buildpack", table, List.of("url"));
            Optional<String> url = in.nodes().text(table, "url");
            if (url.isEmpty()) {
                in.nodes().wrongShape("a buildpack", item, "a table that has a 'url'");
            }
            return url;
        }
        return in.nodes().text("a buildpack", item);
    }

    /** The way before {@code buildpacks}: a name of the environment, which counts where no other buildpack is named. */
    private void buildpackUrl(boolean counts) {
        in.json().table("env", new Nodes(new Findings())).stream()
                .filter(entry -> entry.key().equals("BUILDPACK_URL"))
                .forEach(entry -> {
                    Optional<String> url = value(entry.value()).map(text -> withoutUser(text, entry.origin()));
                    url.filter(text -> counts)
                            .ifPresent(text -> in.draft()
                                    .build("buildpacks", entry.origin(), build -> build.buildpacks(List.of(text))));
                    String shown = url.map(text -> "'" + text + "'.").orElse("");
                    in.findings().report(HerokuFinding.BUILDPACK_URL, shown, entry.origin());
                });
    }

    private static Optional<String> value(InputNode node) {
        InputNode value = node instanceof InputNode.Mapping table
                ? table.get("value").or(() -> table.get("default")).orElse(table)
                : node;
        return value instanceof InputNode.Scalar scalar && !scalar.text().isBlank()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    /** An address without user and password, which are told and go no further. */
    private String withoutUser(String address, Origin origin) {
        int from = address.indexOf("://") + 3;
        int slash = address.indexOf('/', from);
        int at = address.lastIndexOf('@', slash < 0 ? address.length() : slash);
        if (from < 3 || at < from) {
            return address;
        }
        in.findings().report(HerokuFinding.BUILDPACK_CREDENTIALS, "", origin);
        return address.substring(0, from) + address.substring(at + 1);
    }

    private void builder() {
        in.draft().build("builder", Heroku.DEFAULT, build -> build.builder(Heroku.BUILDER));
        if (stack.isEmpty() || stackName.isEmpty() || stackName.equals("cnb")) {
            return;
        }
        Origin origin = stack.get().value().origin();
        String version = stackName.startsWith("heroku-") ? stackName.substring("heroku-".length()) : "";
        if (version.length() != 2 || !version.chars().allMatch(c -> c >= '0' && c <= '9')) {
            HerokuFinding code =
                    stackName.startsWith("cedar") ? HerokuFinding.STACK_ENDED : HerokuFinding.STACK_UNKNOWN;
            in.findings().report(code, "'" + stackName + "'.", origin);
        } else if (Integer.parseInt(version) < OLDEST_STACK) {
            in.findings().report(HerokuFinding.STACK_ENDED, "'" + stackName + "'.", origin);
        } else {
            in.draft().build("builder", origin, build -> build.builder("heroku/builder:" + version));
        }
    }
}
