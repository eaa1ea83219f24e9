package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.heroku.secret.EnvNames;
import dev.portolan.heroku.secret.SecretRule;
import dev.portolan.model.EnvValue;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of the environment that Heroku has set, or that app.json and heroku.yml declare. A value that looks like a secret goes no further than this class:
 * neither the model nor a finding holds it. See <a href="https://devcenter.heroku.com/articles/app-json-schema#env">env</a>.
 */
final class EnvReader {
    private static final List<String> KEYS = List.of("description", "value", "required", "generator", "default");

    /** The names that other parts of the reading answer. */
    private static final List<String> READ_ELSEWHERE = List.of("BUILDPACK_URL", "PROCFILE_PATH");

    /** A host name of Heroku's own, or the end of one. */
    private static final Pattern HOST = Pattern.compile("(?is).*\\bherokuapp\\.com\\b.*");

    private final Intake in;
    private final OwnedNames owned;
    private final Naming secretValues = new Naming();
    private final Naming platformNames = new Naming();
    private final Naming metadata = new Naming();
    private final Naming switches = new Naming();
    private final Naming hosts = new Naming();
    private final List<InputNode.Entry> forBuild = new ArrayList<>();

    private EnvReader(Intake in, OwnedNames owned) {
        this.in = in;
        this.owned = owned;
    }

    /** Answers the names that the build reads. */
    static List<InputNode.Entry> read(Intake in, OwnedNames owned) {
        var reader = new EnvReader(in, owned);
        in.json().table("env", in.nodes()).forEach(reader::declared);
        in.findings().name(HerokuFinding.SECRET_VALUES_LEFT, reader.secretValues);
        in.findings().name(HerokuFinding.PLATFORM_NAMES, reader.platformNames);
        in.findings().name(HerokuFinding.DYNO_METADATA, reader.metadata);
        in.findings().name(HerokuFinding.PLATFORM_SWITCHES, reader.switches);
        in.findings().name(RunningFinding.HEROKU_HOST_IN_VALUE, reader.hosts);
        return List.copyOf(reader.forBuild);
    }

    private void declared(InputNode.Entry entry) {
        String name = entry.key();
        Optional<InputNode.Mapping> table =
                entry.value() instanceof InputNode.Mapping mapping ? Optional.of(mapping) : Optional.empty();
        table.ifPresent(facts -> in.nodes().unknownKeys("env." + name, facts, KEYS));
        Optional<String> given = given(name, entry.value()).filter(text -> isRunning() || !text.isEmpty());
        if (READ_ELSEWHERE.contains(name)) {
            return;
        }
        if (EnvNames.PLATFORM.has(name)) {
            platformNames.add(
                    given.filter(value -> !SecretRule.isSecret(name, value))
                            .map(value -> name + " ('" + value + "')")
                            .orElse(name),
                    entry.origin());
        } else if (EnvNames.METADATA.has(name) && (isRunning() || given.isEmpty())) {
            metadata.add(name, entry.origin());
        } else {
            state(entry, given, table);
        }
    }

    /** Whether the values are those that Heroku has, and no examples. */
    private boolean isRunning() {
        return in.live().config().isPresent();
    }

    private void state(InputNode.Entry entry, Optional<String> given, Optional<InputNode.Mapping> table) {
        String name = entry.key();
        Origin origin = entry.origin();
        if (owned.owns(name)) {
            given.filter(value -> !isRunning())
                    .ifPresent(value -> in.findings().report(HerokuFinding.ADD_ON_OWNS_NAME, name + ".", origin));
        } else {
            in.draft().env(name, origin, value(name, origin, given, table));
            if (name.startsWith("HEROKU_")) {
                switches.add(name, origin);
            }
            if (EnvNames.BUILD.has(name)) {
                forBuild.add(entry);
            }
        }
        table.flatMap(facts -> facts.get("description"))
                .ifPresent(node -> in.nodes()
                        .text("'description' of env." + name, node)
                        .filter(text -> !text.isBlank())
                        .map(text -> in.findings().withoutSecrets("env." + name + ".description", text, node.origin()))
                        .ifPresent(text -> in.draft().envDescription(name, node.origin(), text)));
    }

    private EnvValue value(String name, Origin origin, Optional<String> given, Optional<InputNode.Mapping> table) {
        boolean isRequired = table.map(this::isRequired).orElse(true);
        if (table.isPresent() && isGenerated(table.get())) {
            return new EnvValue.Secret(isRequired, true);
        }
        if (given.isEmpty()) {
            return new EnvValue.Secret(isRequired, false);
        }
        if (SecretRule.isSecret(name, given.get()) || in.findings().secrets().areIn(given.get())) {
            if (!isRunning()) {
                secretValues.add(name, origin);
            }
            return new EnvValue.Secret(isRequired, false);
        }
        if (HOST.matcher(given.get()).matches()) {
            hosts.add(name + " ('" + given.get() + "')", origin);
        }
        return EnvValue.literal(given.get());
    }

    /** What is given to a name that other parts of the reading answer. */
    static Optional<String> valueOf(InputNode.Entry entry) {
        InputNode value = entry.value() instanceof InputNode.Mapping table
                ? table.get("value").or(() -> table.get("default")).orElse(table)
                : entry.value();
        return value instanceof InputNode.Scalar scalar && !scalar.text().isBlank()
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private Optional<String> given(String name, InputNode node) {
        if (node instanceof InputNode.Mapping table) {
            return table.get("value")
                    .or(() -> table.get("default"))
                    .flatMap(value -> in.nodes().text("the value of env." + name, value));
        }
        return in.nodes().text("env." + name, node);
    }

    /** Heroku takes a name for required unless it says otherwise; some write the answer as a text. */
    private boolean isRequired(InputNode.Mapping table) {
        Optional<String> required = in.nodes().text(table, "required");
        if (required.isPresent() && !List.of("true", "false").contains(required.get())) {
            in.nodes().wrongValue("required", required.get(), Nodes.place(table, "required"), "true or false");
        }
        return !required.orElse("true").equals("false");
    }

    private boolean isGenerated(InputNode.Mapping table) {
        Optional<String> generator = in.nodes().text(table, "generator");
        if (generator.isPresent() && !generator.get().equals("secret")) {
            in.nodes().wrongValue("generator", generator.get(), Nodes.place(table, "generator"), "'secret'");
        }
        return generator.filter("secret"::equals).isPresent();
    }
}
